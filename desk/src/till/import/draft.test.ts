import { columnNames, type FileLook, guessedReading, importInput, missingMeanings, PLAIN_EFFECTS } from './draft'
import { refusedTable } from './SaveRefused'

const looked: FileLook = {
  encoding: 'gb18030',
  delimiter: ',',
  sheets: [],
  sheet: null,
  system: null,
  headLine: 1,
  headings: ['卡号', '日期', '金额', '金额'],
  mapping: {
    columns: { member: '卡号', date: '日期', amount: '金额' },
    ...{ rows: 'purchase', refunds: ['negative'], dateFormat: 'auto', dayEndsAtHour: 0, amountUnit: 'yuan' },
    ...{ leadingZeros: 'keep', receiptsStartDaily: false, onlyStore: null },
  },
  missing: [],
  rows: [],
}
const file = { fileId: 'cloud://env/sales.csv', storeId: 'str_east', source: '', sheet: null }

test('of two columns of one name each has a number, as the mapping names them', () => {
  expect(columnNames(looked.headings)).toEqual(['卡号', '日期', '金额#1', '金额#2'])
  expect(guessedReading(looked).columns).toEqual({ member: '卡号', date: '日期', amount: '金额#1' })
})

test('without customer, day or amount there is nothing to send', () => {
  const reading = { ...guessedReading(looked), columns: { member: '卡号' } }
  expect(missingMeanings(reading.columns)).toEqual(['date', 'amount'])
  expect(importInput(file, reading, PLAIN_EFFECTS)).toBeNull()
})

test('the store’s own till has no source, and a plain file no sheet', () => {
  const input = importInput(file, guessedReading(looked), PLAIN_EFFECTS)
  expect(input).toMatchObject({ storeId: 'str_east', columns: { amount: '金额#1' }, giveGifts: false })
  expect(input).not.toHaveProperty('source')
  expect(input).not.toHaveProperty('sheet')
})

test('rows that were not recorded are a table that no spreadsheet runs', () => {
  const rows = [
    { line: 3, reason: '日期读不懂' },
    { line: 9, reason: '=1+1 "x"' },
    { line: 12, reason: '＝1+1' },
  ]
  expect(refusedTable(rows)).toBe('行,原因\r\n3,日期读不懂\r\n9,"\'=1+1 ""x"""\r\n12,\'＝1+1\r\n')
})

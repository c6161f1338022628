import { parse } from 'csv-parse/sync'
import { csvLine, dayCell, momentCell, moneyCell, numberCell, textCell, yesCell } from './csv'

const DANGEROUS = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', ' =1', '＝1+1', '－2', '=HYPERLINK("x","y")']

test.each(DANGEROUS)('%j is text to a spreadsheet, and reads as it was written', (text) => {
  const line = csvLine([textCell(text)])
  expect(line.replace(/^"/, '')).toMatch(/^'/)
  const [[read] = []] = parse(line) as string[][]
  expect(read).toBe(`'${text}`)
})

test.each([
  ['a long number', '13800138000123', "'13800138000123"],
  ['zeros in front', '007', "'007"],
  ['what looks like an exponent', '12E4', "'12E4"],
  ['what looks like a day', '3/4', "'3/4"],
  ['a receipt number', 'A-017', 'A-017'],
  ['a masked phone', '138******77', '138******77'],
  ['a short number', '12345', '12345'],
  ['nothing', null, ''],
  ['a comma', '茶,点', '"茶,点"'],
  ['a quote', '他说"好"', '"他说""好"""'],
  ['lines', '一\r\n二', '"一\r\n二"'],
  ['blanks around', ' 茶 ', '" 茶 "'],
])('%s', (_title, text, cell) => expect(textCell(text)).toBe(cell))

test('numbers stay numbers, money has two decimals, times are the shop’s, and a line ends as RFC 4180 says', () => {
  const at = Date.parse('2026-11-29T00:05:06+08:00')
  const cells = [numberCell(-5), moneyCell(-800), moneyCell(1), momentCell(at), dayCell('2026-11-29'), yesCell(true)]
  expect(csvLine([...cells, numberCell(null), moneyCell(null), momentCell(null), dayCell(null), yesCell(false)])).toBe(
    '-5,-8.00,0.01,2026-11-29 00:05:06,2026-11-29,是,,,,,否\r\n',
  )
})

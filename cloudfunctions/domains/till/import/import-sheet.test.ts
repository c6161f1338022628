import type { BusinessDay } from '#shared/kernel/business-day'
import { PLAIN_MAPPING } from '#shared/till/import/mapping'
import { openTable } from './file-table'
import { identifyRows } from './import-rows'
import { digestOf, readSheet, type SheetOptions } from './import-sheet'

const options: SheetOptions = {
  ...PLAIN_MAPPING,
  columns: { member: 'customer', date: 'date', amount: 'amount' },
  dateFormat: 'YYYY-MM-DD',
  today: '2026-11-22' as BusinessDay,
}
const read = async (lines: string[], changes: Partial<SheetOptions> = {}) =>
  readSheet(await openTable(Buffer.from(lines.join('\n')), { delimiter: ',' }), { ...options, ...changes })
const HEAD = 'customer,date,amount'
const withRows = ({ customers }: Awaited<ReturnType<typeof read>>) =>
  customers.map(({ number, phone, rows }) => ({ number, phone, rows: rows() }))

test('rows are kept by customer, customers in the order of their numbers', async () => {
  const sheet = await read([HEAD, '00007,2026-01-02,10', '00004,2026-01-01,29.33', '00007,2026-01-01,5'])
  const plain = { rows: 1, at: null, apartFen: 0, backFen: 0, receipt: null, basket: null }
  expect(sheet).toMatchObject({ rowCount: 3, badRows: [], badRowCount: 0 })
  expect(withRows(sheet)).toEqual([
    { number: '00004', phone: null, rows: [{ ...plain, line: 3, day: '2026-01-01', amountFen: 2933 }] },
    {
      number: '00007',
      phone: null,
      rows: [
        { ...plain, line: 2, day: '2026-01-02', amountFen: 1000 },
        { ...plain, line: 4, day: '2026-01-01', amountFen: 500 },
      ],
    },
  ])
})

test('columns are found by name, wherever they stand and whatever else there is', async () => {
  const sheet = await read(['店号, 金额 ,日期,卡号', '1,8,2026-01-01,A1'], {
    columns: { member: '卡号', date: '日期', amount: '金额' },
  })
  expect(withRows(sheet)[0]).toMatchObject({ number: 'A1', rows: [{ amountFen: 800 }] })
})

test('a column that is not there is named', async () => {
  await expect(read([HEAD], { columns: { ...options.columns, receipt: '小票号' } })).rejects.toMatchObject({
    code: 'IMPORT_COLUMN_MISSING',
    details: { column: '小票号' },
  })
  await expect(read([''])).rejects.toThrow('IMPORT_FILE_UNREADABLE')
})

test('a damaged row is reported with its line and reason, and the rest goes in', async () => {
  const sheet = await read([
    HEAD,
    'A,2026-01-01,1',
    'B,2026-02-30,1',
    'C,2026-01-01',
    'D,"2026-01-01,1',
    'E,2026-01-01,9',
  ])
  expect(sheet.customers.map(({ number }) => number)).toEqual(['A', 'E'])
  expect(sheet.badRows).toEqual([
    { line: 3, reason: '日期应为 YYYY-MM-DD 格式的有效日期' },
    { line: 4, reason: '只有 2 列，表头有 3 列' },
    { line: 5, reason: '引号不成对' },
  ])
})

test('an unquoted thousands separator shifts no amount into another column', async () => {
  const sheet = await read([HEAD, 'A,2026-01-01,1,234.50', 'B,2026-01-01,8,'])
  expect(sheet.badRows).toEqual([{ line: 2, reason: '有 4 列，表头只有 3 列' }])
  expect(sheet.customers.map(({ number }) => number)).toEqual(['B'])
})

test('the first hundred bad rows are shown and all are counted', async () => {
  const sheet = await read([HEAD, ...Array.from({ length: 130 }, () => 'A,2026-13-01,1')])
  expect([sheet.badRows.length, sheet.badRowCount, sheet.rowCount]).toEqual([100, 130, 130])
})

test('the last phone that the file names for a customer counts', async () => {
  const columns = { ...options.columns, phone: 'phone' }
  const lines = [`${HEAD},phone`, 'A,2026-01-01,1,13800001111', 'A,2026-01-02,1,13800002222', 'A,2026-01-03,1,']
  expect((await read(lines, { columns })).customers[0]?.phone).toBe('+8613800002222')
})

test('rows that look the same are told apart by their order, and keep their ids when the file grows', async () => {
  const rows = async (count: number) =>
    withRows(await read([HEAD, ...Array.from({ length: count }, () => 'A,2026-01-01,9.77')])).flatMap((customer) =>
      identifyRows('str_1', customer),
    )
  const ids = (await rows(3)).map(({ purchaseId }) => purchaseId)
  expect(new Set(ids).size).toBe(3)
  expect((await rows(2)).map(({ purchaseId }) => purchaseId)).toEqual(ids.slice(0, 2))
  expect(ids.every((id) => /^[\w:.@-]{1,128}$/.test(id))).toBe(true)
})

test('ids differ by store, customer, day and amount, and do not depend on the order of other rows', async () => {
  const idsOf = async (storeId: string, lines: string[]) =>
    withRows(await read([HEAD, ...lines]))
      .flatMap((customer) => identifyRows(storeId, customer))
      .map((row) => row.purchaseId)
  const all = [
    ...(await idsOf('str_1', ['A,2026-01-01,9', 'A,2026-01-01,8', 'A,2026-01-02,9', 'B,2026-01-01,9'])),
    ...(await idsOf('str_2', ['A,2026-01-01,9'])),
  ]
  expect(new Set(all).size).toBe(5)
  const turned = await idsOf('str_1', ['B,2026-01-01,9', 'A,2026-01-02,9', 'A,2026-01-01,8', 'A,2026-01-01,9'])
  expect(new Set(turned)).toEqual(new Set(all.slice(0, 4)))
})

test('a receipt’s number is the id, the same as when the till records it', async () => {
  const columns = { ...options.columns, receipt: 'no' }
  const [customer] = withRows(await read([`${HEAD},no`, 'A,2026-01-01,9,R-1'], { columns }))
  expect(customer && identifyRows('str_1', customer)[0]?.purchaseId).toBe('str_1:R-1')
})

test('a customer’s purchases stand in the order of days, those of one day a moment apart', async () => {
  const [customer] = withRows(await read([HEAD, 'A,2026-01-02,1', 'A,2026-01-01,2', 'A,2026-01-01,3']))
  const at = customer ? identifyRows('str_1', customer).map((row) => [row.amountFen, row.at]) : []
  const noon = Date.parse('2026-01-01T12:00:00+08:00')
  expect(at).toEqual([
    [200, noon],
    [300, noon + 1],
    [100, noon + 86_400_000],
  ])
})

test('the same content with the same options is the same import, whatever the file is called', async () => {
  const bytes = Buffer.from('a,b')
  expect(digestOf(bytes, { storeId: 'str_1' })).toBe(digestOf(Buffer.from('a,b'), { storeId: 'str_1' }))
  expect(digestOf(bytes, { storeId: 'str_1' })).not.toBe(digestOf(bytes, { storeId: 'str_2' }))
})

test('a file of more rows than a call can read is refused, whatever is in them', async () => {
  const lines = [HEAD, 'A,2026-01-01,1', 'B,2026-02-30,1', 'C,2026-01-01,1']
  await expect(read(lines, { rowsMax: 2 })).rejects.toMatchObject({ code: 'IMPORT_FILE_TOO_LARGE' })
  expect((await read(lines, { rowsMax: 3 })).rowCount).toBe(3)
})

test('articles of one order are one purchase, wherever its rows stand, however much lies between them', async () => {
  const columns = { ...options.columns, receipt: 'no', article: 'article' }
  const between = Array.from({ length: 4_500 }, (_, n) => `B${n},2026-01-01,1,N-${n},${'茶'.repeat(60)}`)
  const sheet = await read(
    [`${HEAD},no,article`, 'A,2026-01-01,9,R-1,拿铁', ...between, 'A,2026-01-01,8,R-1,杯', 'A,2026-01-01,7,R-1,盒'],
    { columns, rows: 'articles' },
  )
  const [first, ...others] = withRows(sheet)
  expect(first).toMatchObject({ number: 'A', rows: [{ line: 2, rows: 3, amountFen: 2_400, receipt: 'R-1' }] })
  expect(first?.rows[0]?.basket?.lines?.map(({ name, unitFen }) => [name, unitFen])).toEqual([
    ['拿铁', 900],
    ['杯', 800],
    ['盒', 700],
  ])
  expect(others).toHaveLength(4_500)
  expect(others.every(({ rows }) => rows.length === 1 && rows[0]?.basket?.lines?.[0]?.name === '茶'.repeat(60))).toBe(
    true,
  )
  expect(sheet.sums.soldFen).toBe(2_400 + 4_500 * 100)
})

test('what came back of nobody’s sales is taken off the day of the sale, the same refund once and never more than was sold', async () => {
  const sheet = await read(
    [
      'customer,date,amount,receipt,refund',
      '散客,2026-01-02,100,R1,',
      '散客,2026-01-02,40,R2,',
      '散客,2026-01-03,30,R3,',
      'A1,2026-01-02,50,R4,',
      // Part of the first, told twice; all of the second; more than the third was.
      '散客,2026-01-05,-25,R1,F1',
      '散客,2026-01-05,-25,R1,F1',
      '散客,2026-01-06,-40,R2,F2',
      '散客,2026-01-06,-90,R3,F3',
      'A1,2026-01-06,-50,R4,F4',
    ],
    { columns: { ...options.columns, receipt: 'receipt', refundNumber: 'refund' } },
  )
  expect([...sheet.nobodyDays]).toEqual([
    ['2026-01-02', { fen: 7_500, orders: 1 }],
    ['2026-01-03', { fen: 0, orders: 0 }],
  ])
  expect([sheet.nobodyBacks, sheet.backs.map(({ receipt }) => receipt)]).toEqual([4, ['R4']])
})

import type { BusinessDay } from '#shared/kernel/business-day'
import { type RawRow, type RowOptions, readRow } from './import-row'

const aRow = (cells: Partial<RawRow> = {}): RawRow => ({
  member: '00004',
  date: '2026-11-01',
  amount: '29.33',
  receipt: undefined,
  phone: undefined,
  ...cells,
})
const options: RowOptions = { dateFormat: 'YYYY-MM-DD', amountUnit: 'yuan', today: '2026-11-22' as BusinessDay }
const read = (cells: Partial<RawRow> = {}, changes: Partial<RowOptions> = {}) =>
  readRow(aRow(cells), { ...options, ...changes })
const reasonFor = (cells: Partial<RawRow>, changes: Partial<RowOptions> = {}) => {
  const row = read(cells, changes)
  return row.kind === 'bad' ? row.reason : 'accepted'
}

test('a good row gives customer, day and fen; leading zeros of a number stay', () => {
  expect(read()).toEqual({
    kind: 'row',
    customer: '00004',
    day: '2026-11-01',
    amountFen: 2933,
    receipt: null,
    phone: null,
  })
})

test.each([
  ['YYYY-MM-DD', '2026-02-28', '2026-02-28'],
  ['YYYY-MM-DD', '2026-02-28 23:59:59', '2026-02-28'],
  ['YYYY-MM-DD', '2024-02-29T08:00', '2024-02-29'],
  ['YYYYMMDD', '20260228', '2026-02-28'],
  ['YYYY/M/D', '2026/2/8', '2026-02-08'],
  ['YYYY/M/D', '2026/02/08 9:05', '2026-02-08'],
] as const)('in the format %s, %s is the day %s', (dateFormat, date, day) => {
  expect(read({ date }, { dateFormat })).toMatchObject({ day })
})

test.each([
  ['YYYY-MM-DD', '2026-02-29'],
  ['YYYY-MM-DD', '2026/02/28'],
  ['YYYY-MM-DD', '26-02-28'],
  ['YYYY-MM-DD', ''],
  ['YYYYMMDD', '20261301'],
  ['YYYYMMDD', '2026-11-01'],
  ['YYYY/M/D', '2026/2/30'],
  ['YYYY/M/D', '2/8/2026'],
] as const)('in the format %s, %p is no day', (dateFormat, date) => {
  expect(reasonFor({ date }, { dateFormat })).toBe(`日期应为 ${dateFormat} 格式的有效日期`)
})

test('a day after today is refused, today is not', () => {
  expect(reasonFor({ date: '2026-11-23' })).toBe('日期晚于今天')
  expect(reasonFor({ date: '2026-11-22' })).toBe('accepted')
  expect(reasonFor({ date: '1899-12-31' })).toBe('日期早于 1980-01-01')
})

test.each([
  ['yuan', '29.33', 2933],
  ['yuan', ' 8 ', 800],
  ['yuan', '0.5', 50],
  ['yuan', '1000000', 100_000_000],
  ['fen', '2933', 2933],
] as const)('an amount in %s of %s is %i fen', (amountUnit, amount, amountFen) => {
  expect(read({ amount }, { amountUnit })).toMatchObject({ amountFen })
})

test('an amount of nothing is a visit, not a mistake', () => {
  expect(read({ amount: '0.00' })).toMatchObject({ kind: 'row', amountFen: 0 })
})

test.each(['', 'abc', '29.333', '1e21', 'NaN', 'Infinity', '1,234.50', '¥29', '.5', '+5', '0x10'])(
  '%p is no amount in yuan',
  (amount) => {
    expect(reasonFor({ amount })).toBe('金额（元）应为数字，最多两位小数')
  },
)

test('negative, fractional and absurd amounts are refused with their own reason', () => {
  expect(reasonFor({ amount: '-29.33' })).toBe(
    '金额不能是负数；退款登记在原来那笔消费上：店员端“往日记录”，更早的由运营退（purchase.refundAsOperator）',
  )
  expect(reasonFor({ amount: '29.33' }, { amountUnit: 'fen' })).toBe('金额（分）应为整数')
  expect(reasonFor({ amount: '1000000.01' })).toBe('金额超过 100 万元')
  expect(reasonFor({ amount: '100000001' }, { amountUnit: 'fen' })).toBe('金额超过 100 万元')
})

test('a customer number is needed, bounded and visible', () => {
  expect(reasonFor({ member: '  ' })).toBe('会员号为空')
  expect(reasonFor({ member: '9'.repeat(65) })).toBe('会员号超过 64 个字符')
  expect(reasonFor({ member: 'A\u0000B' })).toBe('会员号含有不可见字符')
  expect(read({ member: ' 会员-甲 ' })).toMatchObject({ customer: '会员-甲' })
})

test('where the file has receipts, each row needs one that can be part of an id', () => {
  expect(read({ receipt: ' A-0001 ' })).toMatchObject({ receipt: 'A-0001' })
  expect(reasonFor({ receipt: '' })).toBe('小票号为空')
  expect(reasonFor({ receipt: '$ne' })).toContain('小票号只能是')
  expect(reasonFor({ receipt: '9'.repeat(65) })).toContain('最多 64 个')
})

test('a phone may be missing; one that is there must be one', () => {
  expect(read({ phone: '138 0000 1111' })).toMatchObject({ phone: '+8613800001111' })
  expect(read({ phone: '' })).toMatchObject({ phone: null })
  expect(reasonFor({ phone: '无' })).toBe('手机号格式不对；没有手机号请留空')
})

import { withMaskedPhones } from './cell'
import { readIdentity, readPhoneHint } from './identity'
import { readMoney } from './money-cell'
import { stateOf } from './states'
import { readWhen } from './when'

const keep = { leadingZeros: 'keep' } as const

describe('a customer’s number', () => {
  test.each([
    '00123',
    '="00123"',
    "'00123",
    '`00123',
    '\t00123',
    '００１２３',
    '00123.0',
    '00123\u3000',
    '\u200b00123',
  ])('is 00123, written as %j', (cell) =>
    expect(readIdentity(cell, keep)).toEqual({ kind: 'somebody', number: '00123' }),
  )

  test('loses its leading zeros only where the shop says so', () => {
    expect(readIdentity('00123', { leadingZeros: 'drop' })).toEqual({ kind: 'somebody', number: '123' })
    expect(readIdentity('A0012', { leadingZeros: 'drop' })).toEqual({ kind: 'somebody', number: 'A0012' })
  })

  test.each(['散客', '-', '--', '——', '0', 'NULL', 'N/A', '', ' ', '/', '佚名', 'guest'])('%j is nobody', (cell) =>
    expect(readIdentity(cell, keep)).toEqual({ kind: 'nobody' }),
  )

  test.each(['合计', '小计', '总计', 'Total', '合计：'])('%j is a sum and no customer', (cell) =>
    expect(readIdentity(cell, keep)).toEqual({ kind: 'total' }),
  )

  test.each([
    '1.38E+10',
    '1.3e+18',
    '130000000000012000',
    '1月12日',
    '12-Jan',
    '#REF!',
    '138****0001',
    '1******6198',
    '*杨(137****2600)',
  ])('%j is refused: a spreadsheet has changed it, or a mask is shared by many', (cell) =>
    expect(readIdentity(cell, keep).kind).toBe('bad'),
  )

  test.each([
    ['张三（13800138001）', '13800138001'],
    ['周强，86-13900000014', '13900000014'],
    ['oDEMO_member_open_id_0001', 'oDEMO_member_open_id_0001'],
    ['1300000000000000001', '1300000000000000001'],
  ])('%j is %j', (cell, number) => expect(readIdentity(cell, keep)).toEqual({ kind: 'somebody', number }))
})

test.each([
  ['13800001177', '+8613800001177'],
  ["'+8613800001177", '+8613800001177'],
  ['86-13800001177', '+8613800001177'],
  ['11111111111', null],
  ['10000000000', null],
  ['13800000000', null],
  ['13888888888', null],
  ['021-5555', null],
])('the phone %j is a hint: %j', (cell, phone) => expect(readPhoneHint(cell).phone).toBe(phone))

describe('an amount', () => {
  test.each([
    ['1,234.50', 123_450],
    ['¥12.00', 1200],
    ['￥12', 1200],
    ['12.5000', 1250],
    ['１２.５０', 1250],
    ['(12.50)', -1250],
    ['12.50元', 1250],
    ['1,234.50-', -123_450],
    ['−12.50', -1250],
    ['-¥12.50', -1250],
    ['12.', 1200],
    ['007.50', 750],
    ['`38.00', 3800],
    ['499.00（系统计算中，该值仅供参考）', 49_900],
    ['--', null],
    ['', null],
  ])('%j is %j fen', (cell, fen) => expect(readMoney(cell, 'yuan')).toEqual({ kind: 'money', fen }))

  test.each(['12,50', '12.500001', '1.2E+3', '$8.00', '12..5', '1,23,4', '-5-', 'abc', '1000000.01'])(
    '%j is refused, because it could be read in two ways or in none',
    (cell) => expect(readMoney(cell, 'yuan').kind).toBe('bad'),
  )

  test('in fen is whole', () => {
    expect(readMoney('1250', 'fen')).toEqual({ kind: 'money', fen: 1250 })
    expect(readMoney('12.50', 'fen').kind).toBe('bad')
  })
})

describe('the time of a payment', () => {
  const auto = { dateFormat: 'auto', dayEndsAtHour: 0 } as const
  test.each([
    ['2026-11-02', '2026-11-02', null],
    ['2026/11/2 0:41', '2026-11-02', '2026-11-02T00:41:00+08:00'],
    ['2026年1月2日', '2026-01-02', null],
    ['20260102', '2026-01-02', null],
    ['2026-11-02  11:29:30', '2026-11-02', '2026-11-02T11:29:30+08:00'],
    ['2026-11-02 2:30:00 PM', '2026-11-02', '2026-11-02T14:30:00+08:00'],
    ['2026年11月2日 下午3:05', '2026-11-02', '2026-11-02T15:05:00+08:00'],
    // A shop abroad: the day is the shop's own.
    ['2026-11-02 21:30:05 -0500', '2026-11-03', '2026-11-03T10:30:05+08:00'],
    ['`2026-11-02 09:14:05', '2026-11-02', '2026-11-02T09:14:05+08:00'],
  ])('%j', (cell, day, at) =>
    expect(readWhen(cell, undefined, auto)).toEqual({ day, at: at === null ? null : Date.parse(at) }),
  )

  test.each(['2026-02-30', '0000-00-00', '01/02/2026', '2026-01-01 25:00', 'x', ''])('%j is none', (cell) =>
    expect(readWhen(cell, undefined, auto)).toBeNull(),
  )

  test('after midnight belongs to the evening where the shop’s day ends later', () => {
    const when = readWhen('2026-11-03 0:41', undefined, { ...auto, dayEndsAtHour: 4 })
    expect(when).toEqual({ day: '2026-11-02', at: Date.parse('2026-11-03T00:41:00+08:00') })
  })

  test('may stand in two cells, and day first where the shop says so', () => {
    expect(readWhen('01/10/2026', '23:50', { ...auto, dateFormat: 'D/M/YYYY' })?.day).toBe('2026-10-01')
    expect(readWhen('2026-11-02', '2026-11-03 00:05', auto)).toEqual({
      day: '2026-11-03',
      at: Date.parse('2026-11-03T00:05:00+08:00'),
    })
    expect(readWhen('7/28/26 1:33 PM', undefined, { ...auto, dateFormat: 'M/D/YYYY' })?.day).toBe('2026-07-28')
  })
})

test.each([
  ['REFUND', 'back'],
  ['REVOKED', 'back'],
  ['退款', 'back'],
  ['refunded', 'returned'],
  ['已取消', 'notSale'],
  ['pending', 'notSale'],
  ['已结账', 'paid'],
  ['', 'paid'],
  ['半价', 'unknown'],
])('the state %j is %j', (cell, state) => expect(stateOf(cell)).toBe(state))

test.each([
  ['13800001177', '138****1177'],
  ['张三（13800001177），+86 13900002288', '张三（138****1177），+86 139****2288'],
  ['8613800001177', '8613800001177'],
  ['CL20261102000001', 'CL20261102000001'],
])('a phone number in %s is shown as %s', (text, shown) => expect(withMaskedPhones(text)).toBe(shown))

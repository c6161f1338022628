import type { BusinessDay } from '#shared/kernel/business-day'
import { lookBack, WEEKS, type YearPurchase } from './look-back'
import { firstYearOn, lastYear, type YearSpan } from './span'

const day = (text: string) => text as BusinessDay

test.each([
  ['before the first anniversary', '2026-11-05', '2027-11-04', null],
  ['on the first anniversary', '2026-11-05', '2027-11-05', ['membership', '2026-11-05', '2027-11-04']],
  ['until the next new year', '2026-11-05', '2027-12-31', ['membership', '2026-11-05', '2027-11-04']],
  ['when the calendar year is over', '2026-11-05', '2028-01-01', ['calendar', '2027-01-01', '2027-12-31']],
  ['joined in spring, the new year comes first', '2026-03-10', '2027-01-01', ['calendar', '2026-01-01', '2026-12-31']],
  ['joined on the day that others do not have', '2024-02-29', '2025-02-28', ['membership', '2024-02-29', '2025-02-27']],
])('%s', (_when, joined, today, expected) => {
  const span = lastYear(day(joined), day(today))
  expect(span && [span.kind, span.fromDay, span.toDay]).toEqual(expected)
})

test('the first year opens with the new year or the anniversary, whichever comes first', () => {
  expect(firstYearOn(day('2026-03-10'))).toBe('2027-01-01')
  expect(firstYearOn(day('2026-11-05'))).toBe('2027-11-05')
  for (const joined of ['2026-03-10', '2026-11-05', '2026-01-01'].map(day)) {
    expect(lastYear(joined, firstYearOn(joined))).not.toBeNull()
  }
})

const span: YearSpan = { kind: 'calendar', fromDay: day('2026-01-01'), toDay: day('2026-12-31') }
const bought = (at: string, change: Partial<YearPurchase> = {}): YearPurchase => ({
  at: Date.parse(`${at}:00+08:00`),
  source: 'till',
  storeId: 'str_east',
  amountFen: 4000,
  discountFen: 500,
  refundedFen: 0,
  isBack: false,
  basket: null,
  refunds: [],
  ...change,
})
const ofGoods = (quantity: number, name: string) =>
  ({ lines: [{ quantity, name, category: null, unitFen: 2000, discountFen: 0 }] }) as unknown as YearPurchase['basket']

test('a year adds up: days and not receipts, weeks, goods that stayed, what was saved, when and where', () => {
  const seen = lookBack(
    [
      bought('2026-01-03T15:20', { basket: ofGoods(2, '桂花乌龙') }),
      bought('2026-01-03T16:20', { basket: ofGoods(1, '龙井') }),
      bought('2026-01-10T15:10', { storeId: 'str_west' }),
      bought('2026-12-31T23:59', { refundedFen: 2000 }),
      bought('2026-05-02T15:30', { basket: ofGoods(3, '桂花乌龙') }),
      bought('2026-06-01T15:30', { isBack: true, basket: ofGoods(9, '龙井') }),
    ],
    span,
  )
  expect(seen.visitDays).toBe(4)
  expect(seen.weeks).toHaveLength(WEEKS)
  expect([seen.weeks[0], seen.weeks[1], seen.weeks[17], seen.weeks[51]]).toEqual([1, 1, 1, 1])
  expect(seen.weeks.reduce((sum, count) => sum + count, 0)).toBe(seen.visitDays)
  expect(seen.goods).toEqual({ units: 6, topName: '桂花乌龙', topUnits: 5 })
  // Half of the last one came back, and half of its discount with it.
  expect(seen.savedFen).toBe(500 * 4 + 250)
  // A Saturday, in the hour from three.
  expect(seen.habit).toEqual({ weekday: 6, hour: 15 })
  expect(seen.store).toEqual({ storeId: 'str_east', days: 3 })
})

test('what nobody knows is not said', () => {
  const seen = lookBack([bought('2026-03-01T00:00', { source: 'import' }), bought('2026-03-02T00:00')], span)
  expect([seen.goods, seen.habit]).toEqual([null, null])
  expect(lookBack([], span)).toMatchObject({ visitDays: 0, savedFen: 0, store: null })
})

import type { BusinessDay } from '#shared/kernel/business-day'
import { startOfDay } from '#shared/kernel/business-day'
import { addSold, type SliceSum, type Sold, WHOLE_SHOP } from './figure-day'
import { countedFigure, specOf } from './own-figures'
import { type OwnFigure, ownFigureRules } from './own-rules'
import type { SaleCondition } from './sale-language'
import { A_SALE, blankDay, FIRST, factsWith } from './testing/facts-of'

const HOUR_MS = 3_600_000
const line = (category: string, quantity: number) => ({
  ...{ category, productKey: category, quantity },
  ...{ unitFen: 1_000, discountFen: 0 },
})
const withLines = (...lines: ReturnType<typeof line>[]): Partial<Sold> => ({
  basket: { totalFen: 5_000, deliveryFen: 0, deliveryDiscountFen: 0, lines, coupons: [] },
})
/** The first of January 2026 is a Thursday. */
const at = (hour: number, change: Partial<Sold> = {}): Sold => ({
  ...A_SALE,
  at: startOfDay(FIRST) + hour * HOUR_MS,
  ...change,
})
const MORNING: SaleCondition = { kind: 'atHour', from: 7, until: 10 }
const ownOf = (where: SaleCondition | null, change: Partial<OwnFigure> = {}): OwnFigure => ({
  ...{ key: 'own-mornings', title: '早上的占比', about: '' },
  above: { of: 'orders', where },
  below: { of: 'orders', where: null },
  ...change,
})
const addedBy = (where: SaleCondition, sold: Sold) => countedFigure(ownOf(where), 'd').of(sold).above

test.each<[string, SaleCondition, Sold, Sold]>([
  ['what was paid less what went back', { kind: 'paid', min: 4_000 }, at(9), at(9, { refundedFen: 2_000 })],
  ['a coupon', { kind: 'usedCoupon' }, at(9, { couponCount: 1 }), at(9)],
  ['a store', { kind: 'atStore', in: ['str_east'] }, at(9), at(9, { storeId: 'str_west' })],
  ['the tier of then', { kind: 'byTier', in: ['jade'] }, at(9, { tierKey: 'jade' }), at(9)],
  ['from an hour on', MORNING, at(7), at(6.99)],
  ['before an hour', MORNING, at(9.99), at(10)],
  ['a weekday', { kind: 'onWeekday', in: [4] }, at(9), at(9 + 24)],
  ['a category', { kind: 'hasGoods', categories: ['茶'] }, at(9, withLines(line('茶', 1))), at(9)],
  ['a product', { kind: 'hasGoods', products: ['latte'] }, at(9, withLines(line('latte', 1))), at(9)],
  ['how many things', { kind: 'units', count: { min: 3 } }, at(9, withLines(line('茶', 3))), at(9)],
  ['all of several', { kind: 'all', of: [MORNING, { kind: 'usedCoupon' }] }, at(8, { couponCount: 1 }), at(8)],
  ['not', { kind: 'not', of: MORNING }, at(12), at(8)],
])('a purchase is asked for %s', (_title, where, yes, no) => {
  expect([addedBy(where, yes), addedBy(where, no)]).toEqual([1, 0])
})

test('a day counts it for each slice, and periods divide the sums', () => {
  const figure = ownOf(MORNING)
  const sums = new Map<string, SliceSum>()
  addSold(sums, FIRST, [at(8), at(12), at(9, { isBack: true })], [countedFigure(figure, 'd1')])
  expect(sums.get('str_east')?.sums.custom).toEqual({ d1: { orders: 2, above: 1, below: 2 } })
  const day = { ...blankDay(FIRST), orders: 2, custom: sums.get(WHOLE_SHOP)?.sums.custom ?? {} }
  const later = { ...blankDay('2026-01-02' as BusinessDay) }
  const facts = factsWith(new Map([FIRST, later.day].map((on) => [on, on === FIRST ? day : later])))
  const period = { fromDay: FIRST, toDay: later.day }
  expect(specOf(figure, 'd1').of(facts, period)).toMatchObject({ value: 0.5, whole: 2, interval: expect.anything() })
  // Counted by another rule, and so not known yet.
  expect(specOf(figure, 'd2').of(facts, period).value).toBeNull()
})

test.each<[string, Partial<OwnFigure>, string, string]>([
  ['money', { above: { of: 'spentFen', where: null }, below: null }, 'fen', '实付金额'],
  ['money for each', { above: { of: 'spentFen', where: null } }, 'fen', '实付金额 ÷ 笔数'],
  ['a share', {}, 'percent', '笔数（7 点到 10 点） ÷ 笔数'],
  ['things for each', { above: { of: 'units', where: null } }, 'ratio', '件数 ÷ 笔数'],
  ['things', { above: { of: 'units', where: null }, below: null }, 'units', '件数'],
  ['receipts', { below: null }, 'orders', '笔数（7 点到 10 点）'],
])('%s is shown in its unit, with its formula', (_title, change, unit, formula) => {
  expect(specOf(ownOf(MORNING, change), 'd')).toMatchObject({ unit, formula })
})

test('a rule names its figures apart, and asks only what a purchase can answer', () => {
  const { schema } = ownFigureRules
  expect(schema.safeParse({ figures: [ownOf(MORNING)] }).success).toBe(true)
  const problem = (figures: unknown) => schema.safeParse({ figures }).error?.issues[0]?.message
  expect(problem([ownOf(MORNING), ownOf(null)])).toBe('代号不能重复')
  expect(problem([ownOf({ kind: 'tier', in: ['jade'] } as never)])).toContain('没有“tier”这种条件')
})

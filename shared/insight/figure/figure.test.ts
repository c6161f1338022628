import fc from 'fast-check'
import { addDays, type BusinessDay } from '#shared/kernel/business-day'
import { shareInterval } from '#shared/kernel/share-interval'
import { changeText, partsOfChange } from './factors'
import { activeIn, buyersIn, type FigureFacts } from './facts'
import { addSold, couponOffOf, FAR, gapOf, type SliceSum, tierSlice, WHOLE_SHOP } from './figure-day'
import { FIGURES, figuresFor } from './figures'
import { type FigureScope, isKnownOf, whyNot } from './known-of'
import { before, lastPeriod, lastYear } from './period'
import { A_SALE, blankCame, blankDay, FIRST, factsOf, factsWith } from './testing/facts-of'

const day = (text: string) => text as BusinessDay
const figure = (key: string, facts: FigureFacts, fromDay: string, toDay: string) =>
  FIGURES.find((each) => each.key === key)?.of(facts, { fromDay: day(fromDay), toDay: day(toDay) })

describe('periods', () => {
  test.each([
    ['day' as const, '2026-11-28', '2026-11-28', '2026-11-28', '2026-11-21', '2025-11-29'],
    ['week' as const, '2026-11-29', '2026-11-23', '2026-11-29', '2026-11-16', '2025-11-24'],
    ['week' as const, '2026-11-28', '2026-11-16', '2026-11-22', '2026-11-09', '2025-11-17'],
    ['month' as const, '2026-11-29', '2026-10-01', '2026-10-31', '2026-09-01', '2025-10-01'],
    ['month' as const, '2026-02-28', '2026-02-01', '2026-02-28', '2026-01-01', '2025-02-01'],
  ])('the last %s that is over by %s', (kind, last, fromDay, toDay, earlier, yearAgo) => {
    const period = lastPeriod(kind, day(last))
    expect(period).toEqual({ fromDay, toDay })
    expect(before(kind, period).fromDay).toBe(earlier)
    expect(lastYear(kind, period).fromDay).toBe(yearAgo)
  })
})

describe('figures', () => {
  test('buyers of a period are counted once each, whoever bought before it or not', () => {
    const facts = factsOf({ one: [0, 3, 5], two: [4], three: [2, 9] })
    expect(figure('buyers', facts, '2026-01-04', '2026-01-07')?.value).toBe(2)
    expect(figure('newShare', facts, '2026-01-04', '2026-01-07')).toMatchObject({ value: 0.5, whole: 2 })
  })

  test('they are those that going through the purchases finds', () => {
    const buys = fc.dictionary(
      fc.constantFrom('a', 'b', 'c', 'd'),
      fc.array(fc.nat(40), { minLength: 1, maxLength: 6 }),
    )
    fc.assert(
      fc.property(buys, fc.nat(40), fc.nat(31), (bought, from, length) => {
        const period = { fromDay: addDays(FIRST, from), toDay: addDays(FIRST, from + length) }
        const expected = Object.values(bought).filter((ats) =>
          ats.some((at) => at >= from && at <= from + length),
        ).length
        expect(buyersIn(factsOf(bought), period)).toBe(expected)
      }),
    )
  })

  test('what somebody spends, and what goes with active members and with all that was taken', () => {
    const totals = new Map([[day('2026-01-02'), { totalFen: 8_000, orders: 10 }]])
    const bought = factsOf({ one: [0, 1], two: [1] }, { totals })
    const came = { ...blankCame(), visitGaps: [4, 0, 0] }
    const days = new Map([...bought.days].map(([on, each]) => [on, on === FIRST ? { ...each, came } : each]))
    const facts = { ...bought, days }
    expect(figure('turnover', facts, '2026-01-01', '2026-01-02')?.value).toBe(3_000)
    expect(figure('orderValue', facts, '2026-01-01', '2026-01-02')?.value).toBe(1_000)
    expect(figure('arpu', facts, '2026-01-01', '2026-01-02')?.value).toBe(750)
    // Only of the day whose total somebody has entered.
    expect(figure('memberShare', facts, '2026-01-01', '2026-01-02')?.value).toBe(0.25)
    expect(figure('memberShare', facts, '2026-01-01', '2026-01-01')?.value).toBeNull()
    expect(figure('identified', facts, '2026-01-01', '2026-01-02')).toMatchObject({ value: 0.2, whole: 10 })
    expect(figure('orderValue', facts, '2026-03-01', '2026-03-02')?.value).toBeNull()
  })

  test('a part of the shop has only what is known of purchases', () => {
    const keysFor = (scope: FigureScope) => figuresFor(scope).map(({ key }) => key)
    const sales = ['turnover', 'orders', 'orderValue']
    const coupons = ['couponYield', 'couponRegulars', 'couponShare', 'couponOrders']
    const back = ['repeat30', 'repeat90', 'repeat365', 'asleep', 'woken']
    expect(keysFor('tier')).toEqual([...sales, 'buyers', ...back, ...coupons])
    expect(keysFor('store')).toEqual([
      ...[...sales, 'buyers', 'newShare', 'memberShare', ...back, ...coupons],
      ...['satisfaction', 'nps', 'solved', 'identified'],
    ])
    expect(keysFor('region')).toEqual([
      ...[...sales, 'memberShare', ...coupons],
      ...['satisfaction', 'nps', 'solved', 'identified'],
    ])
    expect(keysFor('channel')).toEqual(
      expect.arrayContaining([
        ...keysFor('tier'),
        'newShare',
        'active',
        'activation',
        'firstPurchase',
        'retention90',
        'arpu',
      ]),
    )
    expect(figuresFor('shop')).toEqual(FIGURES)
    for (const { knownOf } of FIGURES)
      for (const scope of ['shop', 'region', 'store', 'tier', 'channel'] as const)
        expect((whyNot(knownOf, scope) ?? '') === '').toBe(isKnownOf(knownOf, scope))
    expect(new Set(FIGURES.map(({ key }) => key)).size).toBe(FIGURES.length)
  })

  test('nothing is said of days without anything', () => {
    const nothing = factsWith(new Map())
    const values = FIGURES.map(({ key }) => [key, figure(key, nothing, '2026-02-01', '2026-02-07')?.value])
    expect(values.filter(([, value]) => value !== null)).toEqual(
      ['turnover', 'orders', 'buyers', 'active'].map((key) => [key, 0]),
    )
  })

  test('who came is counted once in up to 31 days, and not told of longer', () => {
    const visits = (gaps: Record<number, number>) => blankCame().visitGaps.map((_, ago) => gaps[ago] ?? 0)
    const on = (text: string, gaps: Record<number, number>) => {
      const each = { ...blankDay(day(text)), came: { ...blankCame(), visitGaps: visits(gaps) } }
      return [each.day, each] as const
    }
    // One comes three times, one comes back after a long time, one is new.
    const facts = factsWith(
      new Map([on('2026-01-01', { 0: 1 }), on('2026-01-02', { 1: 1, 31: 1 }), on('2026-01-05', { 0: 1, 3: 1 })]),
    )
    const active = (fromDay: string, toDay: string) => activeIn(facts, { fromDay: day(fromDay), toDay: day(toDay) })
    expect([active('2026-01-01', '2026-01-05'), active('2026-01-02', '2026-01-05')]).toEqual([3, 3])
    expect(active('2026-01-05', '2026-01-05')).toBe(2)
    expect(active('2026-01-01', '2026-01-31')).toBe(3)
    expect(active('2026-01-01', '2026-02-01')).toBeNull()
    expect(activeIn({ ...facts, scope: 'store' }, { fromDay: FIRST, toDay: FIRST })).toBeNull()
  })

  test('a share has its interval, wide where there are few', () => {
    // Wilson's, 8 of 10: a textbook value.
    const few = shareInterval(8, 10)
    expect(few?.from).toBeCloseTo(0.4902, 4)
    expect(few?.to).toBeCloseTo(0.9433, 4)
    expect(shareInterval(0, 0)).toBeNull()
    expect(shareInterval(0, 5)?.from).toBe(0)
    expect(shareInterval(5, 5)?.to).toBe(1)
  })
})

describe('a day', () => {
  test('is added up for each store and all of them, less what was paid back; what came back whole is no sale', () => {
    const sums = new Map<string, SliceSum>()
    const sale = A_SALE
    addSold(sums, FIRST, [sale, { ...sale, storeId: 'str_west', refundedFen: 1_500, couponCount: 2 }])
    addSold(sums, FIRST, [
      { ...sale, memberId: 'mem_2', isBack: true, refundedFen: 5_000 },
      { ...sale, memberId: 'mem_3' },
    ])
    expect(sums.get(WHOLE_SHOP)?.sums).toMatchObject({
      orders: 3,
      spentFen: 13_500,
      buyers: 2,
      couponOrders: 1,
      couponFen: 3_500,
    })
    expect(sums.get('str_east')?.sums).toMatchObject({ orders: 2, spentFen: 10_000, buyers: 2, couponOrders: 0 })
    expect(sums.get('str_west')?.sums).toMatchObject({ orders: 1, spentFen: 3_500, buyers: 1, couponFen: 3_500 })
  })

  test('is added up for the tier of then, and a coupon’s part of a purchase is its own', () => {
    const sums = new Map<string, SliceSum>()
    const coupons = [{ couponId: 'c', templateId: 't', title: '减十元', discountFen: 1_000, gift: null }]
    const basket = { totalFen: 6_000, deliveryFen: 0, deliveryDiscountFen: 0, lines: null, coupons }
    const bought = { ...A_SALE, couponCount: 1, basket, tierKey: 'jade' }
    addSold(sums, FIRST, [bought, A_SALE])
    expect(sums.get(tierSlice('jade'))?.sums).toMatchObject({ orders: 1, spentFen: 5_000, couponOffFen: 1_000 })
    expect(sums.get(WHOLE_SHOP)?.sums).toMatchObject({ orders: 2, couponOffFen: 1_000 })
    expect(sums.get(WHOLE_SHOP)?.couponMembers).toEqual(new Map([['mem_1', 1_000]]))
    expect([couponOffOf(bought), couponOffOf(A_SALE)]).toEqual([1_000, 0])
  })

  test('how long ago: a first purchase, some days, and too long to tell', () => {
    expect([gapOf(null, FIRST), gapOf(addDays(FIRST, -3), FIRST), gapOf(addDays(FIRST, -900), FIRST)]).toEqual([
      0,
      3,
      FAR,
    ])
  })
})

describe('which factor moved', () => {
  const factors = (was: number[], is: number[]) =>
    ['来的会员', '来了会买的比例', '客单价'].map((title, at) => ({
      key: title,
      title,
      before: was[at] ?? 0,
      now: is[at] ?? 0,
    }))

  test('parts add up to the change to the fen, whatever the figures are', () => {
    const figureOf = fc.integer({ min: 1, max: 100_000 })
    fc.assert(
      fc.property(fc.tuple(figureOf, figureOf, figureOf), fc.tuple(figureOf, figureOf, figureOf), (was, is) => {
        const product = (each: readonly number[]) => each.reduce((all, one) => all * one, 1)
        const [beforeFen, nowFen] = [product(was), product(is)]
        fc.pre(Math.max(beforeFen, nowFen) < 2 ** 46)
        const parts = partsOfChange(factors(was, is), beforeFen, nowFen)
        expect(parts.reduce((sum, { fen }) => sum + fen, 0)).toBe(nowFen - beforeFen)
        for (const { before: one, now: other, fen } of parts)
          if (one === other) expect(Math.abs(fen)).toBeLessThanOrEqual(1)
      }),
    )
  })

  test('half the members at the same rest is all of the change', () => {
    const parts = partsOfChange(factors([200, 0.5, 1_000], [100, 0.5, 1_000]), 100_000, 50_000)
    expect(parts.map(({ fen }) => fen)).toEqual([-50_000, 0, 0])
    expect(changeText(parts, 100_000, 50_000)).toBe('比前一段 −50.0%：其中 来的会员 −50.0%')
  })

  test('two that move against each other are both told, the larger first', () => {
    const parts = partsOfChange(factors([100, 0.5, 1_000], [100, 0.4, 1_100]), 50_000, 44_000)
    expect(parts.map(({ fen }) => fen)).toEqual([0, -10_473, 4_473])
    expect(changeText(parts, 50_000, 44_000)).toBe('比前一段 −12.0%：其中 来了会买的比例 −20.9%，客单价 +8.9%')
  })

  test('from nothing, to nothing, and without a change', () => {
    expect(partsOfChange(factors([0, 0, 0], [10, 0.5, 100]), 0, 500).map(({ fen }) => fen)).toEqual([500, 0, 0])
    expect(partsOfChange(factors([10, 0.5, 100], [0, 0, 0]), 500, 0).map(({ fen }) => fen)).toEqual([-500, 0, 0])
    expect(changeText([], 0, 500)).toBe('前一段没有消费，没法比')
    expect(changeText([], 0, 0)).toBe('两段都没有消费')
    expect(changeText(partsOfChange(factors([1, 1, 5], [5, 1, 1]), 5, 5), 5, 5)).toBe('和前一段一样多')
  })
})

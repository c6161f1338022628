import type { MemberDay } from '#shared/insight/event/member-day'
import type { BusinessDay } from '#shared/kernel/business-day'
import { LIFT_KEYS, LIFT_NEEDS, type LiftKey, liftOf, noLift, valuesAround, withPerson } from './lift'
import { armsOfLife, NOTHING, shopOf, truthOf } from './testing/small-lives'

const zero = (): Record<LiftKey, number> => ({ visits: 0, purchases: 0, revenueFen: 0, couponFen: 0 })

test('the interval holds the true difference in 91 to 98 of a hundred small lives of 120 days', () => {
  const truth = { comesTimes: 1.4, couponFen: 1_000, usesCoupon: 0.3 }
  const differences = truthOf(shopOf(20_000, 0), truth)
  const held = zero()
  let shown = 0
  for (let life = 0; shown < 200; life += 1) {
    const lift = liftOf(armsOfLife(shopOf(300, life + 1), truth, life))
    if (!lift) continue
    shown += 1
    for (const key of LIFT_KEYS) {
      if (lift[key].low <= differences[key] && differences[key] <= lift[key].high) held[key] += 1
    }
  }
  for (const key of LIFT_KEYS) {
    expect({ key, isIn: held[key] / shown >= 0.91 && held[key] / shown <= 0.98, held: held[key] }).toMatchObject({
      isIn: true,
    })
  }
})

test('where nothing is done, at most 65 of a thousand lives show a difference of a figure, and not none', () => {
  const shop = shopOf(400, 2)
  const claimed = zero()
  for (let life = 0, shown = 0; shown < 1_000; life += 1) {
    const lift = liftOf(armsOfLife(shop, NOTHING, life))
    if (!lift) continue
    shown += 1
    for (const key of LIFT_KEYS) if (lift[key].low > 0 || lift[key].high < 0) claimed[key] += 1
  }
  expect(claimed.couponFen).toBe(0)
  for (const key of ['visits', 'purchases', 'revenueFen'] as const) {
    expect(claimed[key]).toBeGreaterThan(25)
    expect(claimed[key]).toBeLessThanOrEqual(65)
  }
})

const day = (of: string, over: Partial<MemberDay> = {}): MemberDay => ({
  _id: `mem_1:${of}`,
  memberId: 'mem_1',
  day: of as BusinessDay,
  tallies: [],
  spentFen: 0,
  joinedDay: null,
  links: { visit: { firstDay: of as BusinessDay, previousDay: null }, key: null, buy: null },
  ...over,
})

test('what counts are thirty days from the day of entry, and as many before it', () => {
  const days = ['2026-01-29', '2026-01-30', '2026-02-28', '2026-03-01', '2026-03-30', '2026-03-31'].map((of) => day(of))
  expect(valuesAround('2026-03-01' as BusinessDay, days, []).visits).toEqual({ value: 2, before: 2 })
})

test('who has done the same before and is otherwise alike makes the interval narrower, and the two means differ by it', () => {
  let { arms } = noLift('jny_x')
  for (let member = 0; member < LIFT_NEEDS * 2; member += 1) {
    const often = member % 5
    const isIn = member % 2 === 0
    const value = often + (isIn ? 1 : 0) + (member % 3 === 0 ? 0.5 : 0)
    const none = { value: 0, before: 0 }
    const values = { visits: { value, before: often }, purchases: none, revenueFen: none, couponFen: none }
    arms = withPerson(arms, isIn ? 'in' : 'out', values)
  }
  const { visits, purchases } = liftOf(arms) ?? { visits: null, purchases: null }
  expect(visits).toMatchObject({ isAdjusted: true })
  const { difference, mean, holdoutMean, low, high } = visits ?? {
    difference: 0,
    mean: 0,
    holdoutMean: 1,
    low: 0,
    high: 9,
  }
  expect(mean - holdoutMean).toBeCloseTo(difference, 9)
  expect(Math.abs(difference - 1)).toBeLessThan(0.2)
  expect(high - low).toBeLessThan(0.5)
  expect(purchases).toEqual({ difference: 0, low: 0, high: 0, mean: 0, holdoutMean: 0, isAdjusted: false })
})

test('one fewer than needed in either group says nothing', () => {
  const none = { value: 0, before: 0 }
  const values = { visits: none, purchases: none, revenueFen: none, couponFen: none }
  let { arms } = noLift('jny_x')
  for (let member = 0; member < LIFT_NEEDS - 1; member += 1) arms = withPerson(arms, 'out', values)
  for (let member = 0; member < LIFT_NEEDS * 9; member += 1) arms = withPerson(arms, 'in', values)
  expect(liftOf(arms)).toBeNull()
  expect(liftOf(withPerson(arms, 'out', values))).not.toBeNull()
})

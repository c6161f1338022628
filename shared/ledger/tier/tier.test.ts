import { type BusinessDay, businessDayOf, endOfDay, monthOf } from '#shared/kernel/business-day'
import { rowsOf } from '#shared/kernel/testing/text-table'
import type { GrowthState, TierState } from '#shared/ledger/account/account'
import { defaultTierRules, type TierRules } from './rules'
import { decideTierAfterGrowth, decideTierReview, growthValue, rateAgain } from './tier'

const day = (text: string) => text as BusinessDay
const today = day('2026-03-15')
const rules = defaultTierRules

const growing = (months: Record<string, number>): GrowthState => ({
  months: Object.entries(months).map(([month, growth]) => ({ month: monthOf(day(`${month}-01`)), growth })),
})

const aTier = (key: string, untilDay: string | null = key === 'paper' ? null : '2026-12-31'): TierState => ({
  key,
  sinceDay: day('2025-12-31'),
  untilDay: untilDay === null ? null : day(untilDay),
})

const withThresholds = (...thresholds: number[]): TierRules => {
  const [base, ...higher] = rules.tiers
  const edited = higher.map((tier, index) => ({ ...tier, threshold: thresholds[index] ?? tier.threshold }))
  return { ...rules, tiers: [base, ...edited] }
}

const without = (key: string): TierRules => {
  const [base, ...higher] = rules.tiers
  return { ...rules, tiers: [base, ...higher.filter((tier) => tier.key !== key)] }
}

describe('the growth value', () => {
  test('counts the months of the window, the current one included', () => {
    const growth = growing({ '2025-03': 1, '2025-04': 2, '2026-03': 4, '2026-04': 8 })
    expect(growthValue(growth, today, { windowMonths: 12 })).toBe(6)
    expect(growthValue(growth, today, { windowMonths: 13 })).toBe(7)
    expect(growthValue(growth, today, { windowMonths: 1 })).toBe(4)
  })

  test('a new month begins at midnight in Shanghai', () => {
    const growth = growing({ '2025-04': 5, '2026-04': 1 })
    const lastMoment = endOfDay(day('2026-03-31'))
    expect(growthValue(growth, businessDayOf(lastMoment), { windowMonths: 12 })).toBe(5)
    expect(growthValue(growth, businessDayOf(lastMoment + 1), { windowMonths: 12 })).toBe(1)
  })
})

describe('the tier picked is the highest whose threshold is met', () => {
  test.each([
    [0, 'paper'],
    [299, 'paper'],
    [300, 'jade'],
    [301, 'jade'],
    [999, 'jade'],
    [1000, 'amber'],
    [2999, 'amber'],
    [3000, 'ink'],
    [1_000_000, 'ink'],
  ])('with growth of %p it is %s', (value, key) => {
    expect(decideTierAfterGrowth(aTier('paper'), growing({ '2026-03': value }), today, rules).tier.key).toBe(key)
  })

  test('a member without any growth has the base tier', () => {
    expect(rateAgain(aTier('unknown'), { months: [] }, today, rules).tier).toEqual({
      key: 'paper',
      sinceDay: today,
      untilDay: null,
    })
  })
})

/** 'jade 2025-12-31 2026-12-31': since and until; a tier without an end says 'always'. */
const written = ({ key, sinceDay, untilDay }: TierState) => `${key} ${sinceDay} ${untilDay ?? 'always'}`
const readTier = (text: string): TierState => {
  const [key = '', sinceDay = '', untilDay = ''] = text.split(' ')
  return { key, sinceDay: day(sinceDay), untilDay: untilDay === 'always' ? null : day(untilDay) }
}
const readGrowth = (text: string) =>
  growing(Object.fromEntries(text.split(' ').map((word) => [word.slice(0, 7), Number(word.slice(8))])))

describe('growth came: before · growth by month · after, on 2026-03-15', () => {
  test.each(
    rowsOf(`
    # what                                    | before                     | growth                  | after                      | reached
    at once                                   | paper 2025-12-31 always    | 2026-03:300             | jade 2026-03-15 2027-03-15 | jade
    several steps, each named for its gift    | jade 2025-12-31 2026-12-31 | 2026-03:3000            | ink 2026-03-15 2027-03-15  | amber ink
    the same tier changes nothing             | jade 2025-12-31 2026-12-31 | 2026-03:500             | jade 2025-12-31 2026-12-31 |
    less than it needs takes nothing          | ink 2025-12-31 2026-12-31  | 2026-03:0               | ink 2025-12-31 2026-12-31  |
    months outside the window count nothing   | paper 2025-12-31 always    | 2025-03:300 2026-04:300 | paper 2025-12-31 always    |
    a tier that is gone is rated without gift | gold 2025-12-31 2026-12-31 | 2026-03:300             | jade 2026-03-15 2027-03-15 |
  `),
  )('%s: %s · %s · %s', (_what, before = '', growth = '', after = '', reached = '') => {
    const decision = decideTierAfterGrowth(readTier(before), readGrowth(growth), today, rules)
    expect([written(decision.tier), decision.reached.join(' ')]).toEqual([after, reached])
  })
})

describe('a review: before · growth by month · day · after', () => {
  test.each(
    rowsOf(`
    # what                                           | before                      | growth                    | on         | after                       | steps
    on the last day it still holds                   | amber 2025-12-31 2026-12-31 | 2026-11:0                 | 2026-12-31 | amber 2025-12-31 2026-12-31 |
    enough renews it, held since as before           | amber 2025-12-31 2026-12-31 | 2026-11:700               | 2027-01-05 | amber 2025-12-31 2027-12-31 | kept amber 2027-01-01
    too little is one step down                      | amber 2025-12-31 2026-12-31 | 2026-11:699               | 2027-01-05 | jade 2027-01-01 2027-12-31  | lowered jade 2027-01-01
    down to the base tier, without end               | jade 2025-12-31 2026-12-31  | 2026-11:0                 | 2027-01-01 | paper 2027-01-01 always     | lowered paper 2027-01-01
    the base tier is never reviewed                  | paper 2025-12-31 always     | 2026-11:0                 | 2040-01-01 | paper 2025-12-31 always     |
    what left the window or came after does not help | amber 2025-12-31 2026-12-31 | 2025-12:5000 2027-01:5000 | 2027-02-01 | jade 2027-01-01 2027-12-31  | lowered jade 2027-01-01
    missed periods, each as on its day               | ink 2025-12-31 2026-12-31   | 2026-05:2000 2027-05:100  | 2030-02-01 | paper 2030-01-01 always     | kept ink 2027-01-01, lowered amber 2028-01-01, lowered jade 2029-01-01, lowered paper 2030-01-01
    a tier that is gone is rated again               | gold 2025-12-31 2026-12-31  | 2027-01:400               | 2027-01-01 | jade 2027-01-01 2028-01-01  |
  `),
  )('%s: %s · %s · %s · %s', (_what, before = '', growth = '', on = '', after = '', steps = '') => {
    const review = decideTierReview(readTier(before), readGrowth(growth), day(on), rules)
    expect(written(review.tier)).toBe(after)
    expect(review.steps.map((step) => `${step.kind} ${step.key} ${step.day}`).join(', ')).toBe(steps)
  })
})

describe('rising', () => {
  test('validity from the 31st or 29 February ends with the last day of a shorter month', () => {
    const growth = growing({ '2028-01': 300, '2028-02': 300 })
    const reached = (from: string, validMonths: number) =>
      decideTierAfterGrowth(aTier('paper'), growth, day(from), { ...rules, validMonths }).tier.untilDay
    expect(reached('2028-01-31', 1)).toBe('2028-02-29')
    expect(reached('2028-02-29', 12)).toBe('2029-02-28')
  })
})

describe('the review', () => {
  test.each([
    ['2026-12-30', false],
    ['2026-12-31', false],
    ['2027-01-01', true],
  ])('on %s a validity through 2026-12-31 is over: %p', (on, isOver) => {
    expect(decideTierReview(aTier('amber'), growing({}), day(on), rules).steps).toHaveLength(isOver ? 1 : 0)
  })

  test('a second review on the same day finds nothing', () => {
    const first = decideTierReview(aTier('ink'), growing({}), day('2027-01-01'), rules)
    expect(decideTierReview(first.tier, growing({}), day('2027-01-01'), rules).steps).toEqual([])
  })

  test('a tier kept without any growth does not go round for ever: the rest waits for the next review', () => {
    const free = { ...rules, validMonths: 1, tiers: withKeep(0) }
    const review = decideTierReview(aTier('jade', '1990-01-31'), growing({}), today, free)
    expect(review.steps).toHaveLength(60)
    expect(decideTierReview(review.tier, growing({}), today, free).steps).toHaveLength(60)
  })
})

describe('after the rules were edited', () => {
  const growth = growing({ '2026-03': 500 })

  test('a lower threshold raises members who meet it now', () => {
    expect(rateAgain(aTier('jade'), growth, today, withThresholds(300, 450))).toEqual({
      tier: { key: 'amber', sinceDay: today, untilDay: '2027-03-15' },
      reached: ['amber'],
    })
  })

  test('a higher threshold takes no tier away before its last day', () => {
    const jade = aTier('jade')
    const stricter = withThresholds(600)
    expect(rateAgain(jade, growth, today, stricter)).toEqual({ tier: jade, reached: [] })
    expect(decideTierReview(jade, growth, day('2026-12-31'), stricter).steps).toEqual([])
  })

  test('a tier that is gone becomes the highest whose threshold is met, without a gift', () => {
    expect(rateAgain(aTier('amber'), growth, today, without('amber'))).toEqual({
      tier: { key: 'jade', sinceDay: today, untilDay: '2027-03-15' },
      reached: [],
    })
    expect(decideTierAfterGrowth(aTier('amber'), growth, today, without('amber')).tier.key).toBe('jade')
  })

  test('a tier that became the base loses its end, and one that was the base gets one', () => {
    const [, jade, amber, ink] = rules.tiers
    if (!jade || !amber || !ink) throw new Error('The default rules have four tiers')
    const jadeIsBase: TierRules = { ...rules, tiers: [{ ...jade, threshold: 0, keepGrowth: 0 }, amber, ink] }
    expect(rateAgain(aTier('jade'), growth, today, jadeIsBase).tier.untilDay).toBeNull()
    expect(rateAgain({ ...aTier('jade'), untilDay: null }, growth, today, rules).tier.untilDay).toBe('2027-03-15')
  })
})

function withKeep(keepGrowth: number): TierRules['tiers'] {
  const [base, ...higher] = rules.tiers
  return [base, ...higher.map((tier) => ({ ...tier, keepGrowth }))]
}

import { type BusinessDay, businessDayOf, endOfDay, monthOf } from '#shared/kernel/business-day'
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

describe('rising', () => {
  test('happens at once, and names the tier reached', () => {
    expect(decideTierAfterGrowth(aTier('paper'), growing({ '2026-03': 300 }), today, rules)).toEqual({
      tier: { key: 'jade', sinceDay: today, untilDay: '2027-03-15' },
      reached: ['jade'],
    })
  })

  test('takes several steps at once, and names each, for its gift', () => {
    const decision = decideTierAfterGrowth(aTier('jade'), growing({ '2026-03': 3000 }), today, rules)
    expect(decision.reached).toEqual(['amber', 'ink'])
    expect(decision.tier.key).toBe('ink')
  })

  test('validity from the 31st or 29 February ends with the last day of a shorter month', () => {
    const growth = growing({ '2028-01': 300, '2028-02': 300 })
    const reached = (from: string, validMonths: number) =>
      decideTierAfterGrowth(aTier('paper'), growth, day(from), { ...rules, validMonths }).tier.untilDay
    expect(reached('2028-01-31', 1)).toBe('2028-02-29')
    expect(reached('2028-02-29', 12)).toBe('2029-02-28')
  })

  test('the same tier again changes nothing', () => {
    const jade = aTier('jade')
    expect(decideTierAfterGrowth(jade, growing({ '2026-03': 500 }), today, rules)).toEqual({ tier: jade, reached: [] })
  })

  test('less growth than the tier needs takes nothing away', () => {
    const ink = aTier('ink')
    expect(decideTierAfterGrowth(ink, growing({}), today, rules)).toEqual({ tier: ink, reached: [] })
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

  test('enough growth renews the tier from its last day, and the member keeps it since when it was reached', () => {
    const review = decideTierReview(aTier('amber'), growing({ '2026-11': 700 }), day('2027-01-05'), rules)
    expect(review).toEqual({
      tier: { key: 'amber', sinceDay: '2025-12-31', untilDay: '2027-12-31' },
      steps: [{ kind: 'kept', key: 'amber', day: '2027-01-01' }],
    })
  })

  test('too little growth is one step down, with a new validity', () => {
    const review = decideTierReview(aTier('amber'), growing({ '2026-11': 699 }), day('2027-01-05'), rules)
    expect(review).toEqual({
      tier: { key: 'jade', sinceDay: '2027-01-01', untilDay: '2027-12-31' },
      steps: [{ kind: 'lowered', key: 'jade', day: '2027-01-01' }],
    })
  })

  test('the step to the base tier has no end', () => {
    const review = decideTierReview(aTier('jade'), growing({}), day('2027-01-01'), rules)
    expect(review.tier).toEqual({ key: 'paper', sinceDay: '2027-01-01', untilDay: null })
  })

  test('the base tier is never reviewed', () => {
    const paper = aTier('paper')
    expect(decideTierReview(paper, growing({}), day('2040-01-01'), rules)).toEqual({ tier: paper, steps: [] })
  })

  test('growth that left the window, or came after the last day’s month, does not help', () => {
    const growth = growing({ '2025-12': 5000, '2027-01': 5000 })
    expect(decideTierReview(aTier('amber'), growth, day('2027-02-01'), rules).steps).toMatchObject([
      { kind: 'lowered' },
    ])
  })

  test('missed periods are handled one after the other, each as on its day', () => {
    const growth = growing({ '2026-05': 2000, '2027-05': 100 })
    const review = decideTierReview(aTier('ink'), growth, day('2030-02-01'), rules)
    expect(review.steps).toEqual([
      { kind: 'kept', key: 'ink', day: '2027-01-01' },
      { kind: 'lowered', key: 'amber', day: '2028-01-01' },
      { kind: 'lowered', key: 'jade', day: '2029-01-01' },
      { kind: 'lowered', key: 'paper', day: '2030-01-01' },
    ])
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

  test('a tier that the rules no longer know is rated again', () => {
    const review = decideTierReview(aTier('gold'), growing({ '2027-01': 400 }), day('2027-01-01'), rules)
    expect(review.tier).toEqual({ key: 'jade', sinceDay: '2027-01-01', untilDay: '2028-01-01' })
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

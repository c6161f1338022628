import type { BusinessDay } from '#shared/kernel/business-day'
import { defaultPointsRules } from '#shared/ledger/points/rules'
import { defaultTierRules, tierRulesSchema } from '#shared/ledger/tier/rules'
import { defaultCheckInRules } from '#shared/loyalty/check-in/rules'
import { gotByCheckIn, gotByPoints, gotByTier, isOther, type LivedSpan } from './replay'

const day = (text: string) => text as BusinessDay
const span = { fromDay: day('2026-08-24'), toDay: day('2026-11-21') }

const lived = (part: Partial<LivedSpan> = {}): LivedSpan => ({
  account: {
    _id: 'mem_a',
    joinedDay: day('2026-01-05'),
    tier: { key: 'jade', sinceDay: day('2026-06-01'), untilDay: day('2027-06-01') },
    growth: { months: [{ month: '2026-10' as never, growth: 400 }] },
  },
  paid: [10_000, 5_050],
  stamps: [],
  ...part,
})

test('another rate brings other points for the same purchases', () => {
  const before = gotByPoints(lived(), defaultPointsRules, defaultTierRules, span)
  const after = gotByPoints(lived(), { ...defaultPointsRules, pointsPer100Yuan: 200 }, defaultTierRules, span)
  expect([before.points, after.points, before.growth]).toEqual([110 + 55, 220 + 111, 150])
  expect(isOther(before, after)).toBe(true)
})

test('a welcome gift counts for who joined within the span', () => {
  const { account } = lived()
  const joined = lived({ account: { ...account, joinedDay: day('2026-11-01') }, paid: [] })
  expect(gotByPoints(joined, defaultPointsRules, defaultTierRules, span).points).toBe(defaultPointsRules.welcomePoints)
})

test('a lower threshold lifts a member, with the gift and the higher multiplier', () => {
  const [paper, jade, amber, ...rest] = defaultTierRules.tiers
  if (!jade || !amber) throw new Error('the built-in rules have three tiers')
  const easier = { ...defaultTierRules, tiers: [paper, jade, { ...amber, threshold: 400, keepGrowth: 400 }, ...rest] }
  const before = gotByTier(lived(), defaultTierRules, defaultPointsRules, span)
  const after = gotByTier(lived(), easier as typeof defaultTierRules, defaultPointsRules, span)
  expect([before.tierKey, after.tierKey, after.makeUpCards]).toEqual(['jade', 'amber', amber.gift.makeUpCards])
  expect(after.points - before.points).toBe(120 + 60 + amber.gift.points - (110 + 55))
})

test('a percentage costs what it would have taken off, month by month up to its cap', () => {
  const percentage = { kind: 'percentOff', key: 'goods', percentOff: 10 }
  const withBenefit = (benefit: object) => {
    const tiers = defaultTierRules.tiers.map((tier) => ({ ...tier, benefits: [benefit] }))
    return gotByTier(lived(), tierRulesSchema.parse({ ...defaultTierRules, tiers }), defaultPointsRules, span).couponFen
  }
  expect(gotByTier(lived(), defaultTierRules, defaultPointsRules, span).couponFen).toBe(0)
  expect(withBenefit(percentage)).toBe(3 * 501)
  expect(withBenefit({ ...percentage, monthCapFen: 300 })).toBe(900)
})

test('a ladder is climbed by every stamp from the first, and only the span is counted', () => {
  const stamps = ['2026-08-22', '2026-08-23', '2026-08-24', '2026-08-25'].map(day)
  const got = gotByCheckIn(lived({ stamps }), defaultCheckInRules, span)
  expect(got.points).toBe(2 * defaultCheckInRules.dailyPoints + 5)
})

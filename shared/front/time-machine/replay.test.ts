import { aGrowthRule, aTask } from '#shared/growth/task/testing/a-task'
import { type BusinessDay, startOfDay } from '#shared/kernel/business-day'
import { defaultPointsRules } from '#shared/ledger/points/rules'
import { defaultTierRules, tierRulesSchema } from '#shared/ledger/tier/rules'
import { defaultCheckInRules } from '#shared/loyalty/check-in/rules'
import { gotByCheckIn, gotByPoints, gotByTier, isOther, type LivedSpan } from './replay'
import { gotByDeeds } from './replay-tasks'

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
  purchases: [],
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

test('rules of growth and tasks are counted day by day, within their caps', () => {
  const buys = (id: string, text: string, storeId = 'str_east') => ({
    id,
    at: startOfDay(day(text)) + 36_000_000,
    day: day(text),
    storeId,
    keptFen: 2_000,
  })
  const purchases = [
    buys('a', '2026-11-16'),
    buys('b', '2026-11-16'),
    buys('c', '2026-11-18', 'str_west'),
    buys('d', '2026-08-01'),
  ]
  const rules = [aGrowthRule(), aGrowthRule({ key: 'explorer', act: 'new-store', points: 30, growth: 0 })]
  const member = lived({ purchases: purchases.sort((one, other) => one.at - other.at) })
  expect(gotByDeeds(member, { rules, tasks: [aTask({ give: 'by-tap' })] }, span)).toMatchObject({
    points: 5 + 5 + 30 + 20,
    growth: 4,
  })
  expect(
    isOther(gotByDeeds(member, { rules: [], tasks: [] }, span), gotByDeeds(member, { rules, tasks: [] }, span)),
  ).toBe(true)
})

import { defaultTierRules, type Tier, tierRules, tierRulesSchema } from './rules'

const edited = (index: number, edit: Partial<Tier>) => ({
  ...defaultTierRules,
  tiers: defaultTierRules.tiers.map((tier, position) => (position === index ? { ...tier, ...edit } : tier)),
})

test('hold from the start, before anybody has stored any', () => {
  expect(tierRulesSchema.parse(tierRules.fallback)).toEqual(defaultTierRules)
})

test('one tier alone is enough', () => {
  const [base] = defaultTierRules.tiers
  expect(tierRulesSchema.safeParse({ ...defaultTierRules, tiers: [base] }).success).toBe(true)
})

test.each([
  ['no tier at all', { ...defaultTierRules, tiers: [] }],
  ['a base tier with a threshold, which would leave newcomers without a tier', edited(0, { threshold: 1 })],
  ['a gift for the base tier, which is never reached', edited(0, { gift: { points: 1, makeUpCards: 0 } })],
  ['a threshold that does not rise', edited(2, { threshold: 300, keepGrowth: 0 })],
  ['a key twice', edited(2, { key: 'jade' })],
  ['a multiplier that falls', edited(2, { pointsMultiplierPercent: 105 })],
  ['keeping a tier being harder than reaching it', edited(1, { keepGrowth: 301 })],
  ['an unknown look', edited(1, { palette: 'gold' as never })],
  ['a key that is no name', edited(1, { key: '$where' })],
  ['half a point of growth', edited(1, { threshold: 300.5 })],
  ['a window longer than growth is kept', { ...defaultTierRules, windowMonths: 25 }],
  ['a validity of nothing', { ...defaultTierRules, validMonths: 0 }],
  ['an unknown name', { ...defaultTierRules, colour: 'red' }],
])('refuse %s', (_what, rules) => {
  expect(tierRulesSchema.safeParse(rules).success).toBe(false)
})

test('a problem is told in Chinese, at its place', () => {
  const { error } = tierRulesSchema.safeParse(edited(2, { pointsMultiplierPercent: 105 }))
  expect(error?.issues).toMatchObject([
    { path: ['tiers', 2, 'pointsMultiplierPercent'], message: '积分倍率不能低于下一级' },
  ])
})

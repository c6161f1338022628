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

const percentage = { kind: 'percentOff', key: 'goods', percentOff: 10 }

test.each([
  ['nothing off', { ...percentage, percentOff: 0 }],
  ['everything off', { ...percentage, percentOff: 91 }],
  ['a list that shuts everybody out', { ...percentage, storeIds: [] }],
  ['a category twice', { ...percentage, categories: ['茶饮', '茶饮'] }],
  ['hours that run backwards', { ...percentage, hours: [{ from: '17:00', until: '14:00' }] }],
  [
    'hours that overlap',
    {
      ...percentage,
      hours: [
        { from: '09:00', until: '12:00' },
        { from: '11:00', until: '14:00' },
      ],
    },
  ],
  ['a cap of nothing', { ...percentage, monthCapFen: 0 }],
  ['a key that is no name', { ...percentage, key: 'Tea' }],
  ['an unknown kind', { kind: 'cashBack', percentOff: 10 }],
  ['days of head start', { kind: 'earlyClaim', earlyHours: 73 }],
  ['a service without words', { kind: 'service', title: '留座', detail: '' }],
])('refuse a benefit with %s', (_what, benefit) => {
  expect(tierRulesSchema.safeParse(edited(1, { benefits: [benefit] as never })).success).toBe(false)
})

test.each([
  ['two of one key', [percentage, { ...percentage, percentOff: 20 }], '同一等级里代号不能重复'],
  [
    'two head starts',
    [
      { kind: 'earlyClaim', earlyHours: 1 },
      { kind: 'earlyClaim', earlyHours: 2 },
    ],
    '这种权益每个等级只能有一条',
  ],
  [
    'more than a purchase can count',
    Array.from({ length: 9 }, (_, index) => ({ ...percentage, key: `k${index}` })),
    '一个等级里减钱的权益最多 8 条',
  ],
])('refuse %s in one tier', (_what, benefits, message) => {
  const { error } = tierRulesSchema.safeParse(edited(1, { benefits: benefits as never }))
  expect(error?.issues.map((issue) => issue.message)).toContain(message)
})

test('one key may stand in several tiers: it is one cap', () => {
  const benefits = [percentage] as never
  const rules = {
    ...edited(1, { benefits }),
    tiers: edited(1, { benefits }).tiers.map((tier) => ({ ...tier, benefits })),
  }
  expect(tierRulesSchema.safeParse(rules).success).toBe(true)
})

test('a problem is told in Chinese, at its place', () => {
  const { error } = tierRulesSchema.safeParse(edited(2, { pointsMultiplierPercent: 105 }))
  expect(error?.issues).toMatchObject([
    { path: ['tiers', 2, 'pointsMultiplierPercent'], message: '积分倍率不能低于下一级' },
  ])
})

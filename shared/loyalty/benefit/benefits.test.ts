import fc from 'fast-check'
import { pointsForPurchase } from '#shared/ledger/points/earning'
import { defaultTierRules, type Tier, tierRulesSchema } from '../../ledger/tier/rules'
import { type BenefitRules, benefitsOf } from './benefits'

const RULES = { points: { pointsPer100Yuan: 100 }, checkIn: { dailyPoints: 2, dailyGrowth: 1 } }
/** What stands on the page. */
const wordsOf = (tier: Tier, isBase: boolean, rules: BenefitRules) =>
  benefitsOf(tier, isBase, rules).map(({ title, detail }) => ({ title, detail }))
const [paper, jade] = defaultTierRules.tiers as [Tier, Tier]

test('of the first tier are points for purchases and check-ins', () => {
  expect(wordsOf(paper, true, RULES)).toEqual([
    { title: '消费积分', detail: '消费每满 1 元得 1 积分' },
    { title: '每日签到', detail: '每天签到得 2 积分和 1 成长值' },
  ])
})

test('of a higher tier are its multiplier and its gift', () => {
  expect(wordsOf(jade, false, RULES)).toEqual([
    { title: '1.1 倍积分', detail: '消费每 10 元得 11 积分，零头按比例算，结果舍去小数' },
    { title: '升级礼', detail: '升到翡翠送 30 积分和 1 张补签卡，只送一次' },
  ])
})

test('what is not given is not promised', () => {
  const none = { points: { pointsPer100Yuan: 0 }, checkIn: { dailyPoints: 0, dailyGrowth: 0 } }
  expect(wordsOf(paper, true, none)).toEqual([])
  expect(wordsOf({ ...jade, gift: { points: 0, makeUpCards: 2 } }, false, none)).toEqual([
    { title: '升级礼', detail: '升到翡翠送 2 张补签卡，只送一次' },
  ])
  const growthOnly = { ...none, checkIn: { dailyPoints: 0, dailyGrowth: 3 } }
  expect(wordsOf(paper, true, growthOnly)).toEqual([{ title: '每日签到', detail: '每天签到得 3 成长值' }])
})

test('a text of before that the rules have outgrown is not shown; what the shop adds is', () => {
  const own = [
    { title: '升级礼', detail: '升到翡翠即得 30 积分和 1 张补签卡' },
    { title: '1.1 倍积分', detail: '消费所得积分按 1.1 倍计算' },
    { title: '生日当月八折', detail: '限堂食' },
  ]
  const stored = { ...defaultTierRules, tiers: [paper, { ...jade, benefits: own }] }
  const read = tierRulesSchema.parse(stored).tiers[1]
  // Lines from before benefits had kinds are words alone.
  expect(read?.benefits.map(({ kind }) => kind)).toEqual(['service', 'service', 'service'])
  const { benefits = [] } = read ?? {}
  const changed = { ...jade, pointsMultiplierPercent: 200, gift: { points: 50, makeUpCards: 0 }, benefits }
  expect(wordsOf(changed, false, RULES)).toEqual([
    { title: '2 倍积分', detail: '消费每 1 元得 2 积分，零头按比例算，结果舍去小数' },
    { title: '升级礼', detail: '升到翡翠送 50 积分，只送一次' },
    { title: '生日当月八折', detail: '限堂食' },
  ])
})

test('for every multiplier the sentence gives what the till gives', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 10, max: 1_000 }),
      fc.integer({ min: 1, max: 10_000 }),
      fc.integer({ min: 0, max: 1_000_000 }),
      (pointsMultiplierPercent, pointsPer100Yuan, paidFen) => {
        const [benefit] = benefitsOf({ ...jade, pointsMultiplierPercent }, false, {
          ...RULES,
          points: { pointsPer100Yuan },
        })
        const [, yuan = '', earned = ''] = /每满? ?(\d+) 元得 (\d+) 积分/.exec(benefit?.detail ?? '') ?? []
        const told = Number((BigInt(paidFen) * BigInt(earned)) / BigInt(Number(yuan) * 100))
        expect(told).toBe(pointsForPurchase(paidFen, pointsMultiplierPercent, { pointsPer100Yuan }))
      },
    ),
  )
})

import fc from 'fast-check'
import { growthForPurchase, pointsForPurchase } from './earning'
import { defaultPointsRules, pointsRules, pointsRulesSchema } from './rules'

const onePerYuan = { pointsPer100Yuan: 100, growthPer100Yuan: 100 }
const paid = fc.integer({ min: 0, max: 100_000_000 })
const percent = fc.integer({ min: 10, max: 1000 })
const rate = fc.integer({ min: 0, max: 10_000 })

test.each([
  // paid fen, multiplier, points for each 100 yuan, points
  [0, 100, 100, 0],
  [99, 100, 100, 0],
  [100, 100, 100, 1],
  [199, 100, 100, 1],
  [2933, 100, 100, 29],
  [2933, 110, 100, 32],
  [90, 110, 100, 0],
  [91, 110, 100, 1],
  [10_000, 150, 100, 150],
  [10_000, 100, 50, 50],
  [199, 100, 50, 0],
  [200, 100, 50, 1],
  [10_000, 100, 0, 0],
  [100_000_000, 1000, 10_000, 1_000_000_000],
  [99_999_999, 1000, 10_000, 999_999_990],
])('%p fen at %p %% and %p for 100 yuan bring %p points', (paidFen, multiplierPercent, pointsPer100Yuan, points) => {
  expect(pointsForPurchase(paidFen, multiplierPercent, { pointsPer100Yuan })).toBe(points)
})

test.each([
  [99, 0],
  [100, 1],
  [2933, 29],
])('%p fen bring growth of %p, whatever the tier', (paidFen, growth) => {
  expect(growthForPurchase(paidFen, onePerYuan)).toBe(growth)
})

test('more spent never brings less', () => {
  fc.assert(
    fc.property(paid, paid, percent, rate, (a, b, multiplier, pointsPer100Yuan) => {
      const [less, more] = a < b ? [a, b] : [b, a]
      const rules = { pointsPer100Yuan, growthPer100Yuan: pointsPer100Yuan }
      expect(pointsForPurchase(more, multiplier, rules)).toBeGreaterThanOrEqual(
        pointsForPurchase(less, multiplier, rules),
      )
      expect(growthForPurchase(more, rules)).toBeGreaterThanOrEqual(growthForPurchase(less, rules))
    }),
  )
})

test('a receipt split in two never brings more than the whole', () => {
  fc.assert(
    fc.property(paid, paid, percent, (a, b, multiplier) => {
      const apart = pointsForPurchase(a, multiplier, onePerYuan) + pointsForPurchase(b, multiplier, onePerYuan)
      const whole = pointsForPurchase(a + b, multiplier, onePerYuan)
      expect(whole - apart).toBeGreaterThanOrEqual(0)
      expect(whole - apart).toBeLessThanOrEqual(1)
    }),
  )
})

describe('the rules', () => {
  test('hold from the start, before anybody has stored any', () => {
    expect(pointsRulesSchema.parse(pointsRules.fallback)).toEqual(defaultPointsRules)
  })

  test.each([
    ['a fraction', { pointsPer100Yuan: 0.5 }],
    ['a negative', { welcomePoints: -1 }],
    ['no validity at all (never is null)', { validMonths: 0 }],
    ['more than any screen can show', { growthPer100Yuan: 10_001 }],
    ['text', { pointsPer100Yuan: '100' }],
    ['an unknown name', { pointsPerYuan: 1 }],
  ])('refuse %s', (_what, edit) => {
    expect(pointsRulesSchema.safeParse({ ...defaultPointsRules, ...edit }).success).toBe(false)
  })

  test('take null for points that never end', () => {
    expect(pointsRulesSchema.safeParse({ ...defaultPointsRules, validMonths: null }).success).toBe(true)
  })
})

import fc from 'fast-check'
import { growthForPurchase, pointsForPurchase } from './earning'
import { rateText } from './rate-text'

/** What somebody expects who reads the sentence and knows nothing else. */
function expected(sentence: string, paidFen: number): number {
  const [, step, yuan = '', earned = ''] = /^每(满?) (\d+) 元得 (\d+) /.exec(sentence) ?? []
  const isByStep = step === '满'
  if (isByStep) return Math.floor(paidFen / (Number(yuan) * 100)) * Number(earned)
  expect(sentence).toContain('零头按比例算，结果舍去小数')
  return Number((BigInt(paidFen) * BigInt(earned)) / BigInt(Number(yuan) * 100))
}

test.each<[number, number, string]>([
  [100, 100, '每满 1 元得 1 积分'],
  [50, 100, '每满 2 元得 1 积分'],
  [1, 100, '每满 100 元得 1 积分'],
  [100, 110, '每 10 元得 11 积分，零头按比例算，结果舍去小数'],
  [200, 150, '每 1 元得 3 积分，零头按比例算，结果舍去小数'],
  [150, 100, '每 2 元得 3 积分，零头按比例算，结果舍去小数'],
  [0, 150, ''],
])('%i for 100 yuan at %i %% is %s', (per100Yuan, multiplierPercent, sentence) => {
  expect(rateText(per100Yuan, '积分', multiplierPercent)).toBe(sentence)
})

test('38 yuan give what the sentence says', () => {
  expect(expected(rateText(100, '成长值'), 3_800)).toBe(38)
  expect(growthForPurchase(3_800, { growthPer100Yuan: 100 })).toBe(38)
})

const paid = fc.integer({ min: 0, max: 100_000_000 })
const rate = fc.integer({ min: 1, max: 10_000 })

test('for every rate, multiplier and amount the sentence says what is earned', () => {
  fc.assert(
    fc.property(rate, fc.integer({ min: 10, max: 1_000 }), paid, (per100Yuan, multiplierPercent, paidFen) => {
      const points = pointsForPurchase(paidFen, multiplierPercent, { pointsPer100Yuan: per100Yuan })
      expect(expected(rateText(per100Yuan, '积分', multiplierPercent), paidFen)).toBe(points)
    }),
    { numRuns: 2_000 },
  )
})

test('for every rate of growth and amount the sentence says what is earned', () => {
  fc.assert(
    fc.property(rate, paid, (growthPer100Yuan, paidFen) => {
      const growth = growthForPurchase(paidFen, { growthPer100Yuan })
      expect(expected(rateText(growthPer100Yuan, '成长值'), paidFen)).toBe(growth)
    }),
    { numRuns: 2_000 },
  )
})

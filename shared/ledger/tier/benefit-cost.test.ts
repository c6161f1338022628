import type { BusinessDay } from '#shared/kernel/business-day'
import { monthlyBenefitFen, monthlySpendFen } from './benefit-cost'
import { defaultTierRules, tierRulesSchema } from './rules'

const percentage = (percentOff: number, monthCapFen: number | null, key: string) => ({
  kind: 'percentOff',
  key,
  percentOff,
  monthCapFen,
})

/** As a document of an operator is read. */
function benefitsOf(benefits: object[]) {
  const [base, ...others] = defaultTierRules.tiers
  return tierRulesSchema.parse({ ...defaultTierRules, tiers: [{ ...base, benefits }, ...others] }).tiers[0].benefits
}

test.each([
  ['nobody saves without a percentage', [], 50_000, 0],
  ['a tenth', [percentage(10, null, 'a')], 50_000, 5_000],
  ['a tenth up to the cap', [percentage(10, 3_000, 'a')], 50_000, 3_000],
  [
    'two kinds of goods, never more than the larger one of all',
    [percentage(10, null, 'a'), percentage(20, null, 'b')],
    50_000,
    10_000,
  ],
  ['two caps', [percentage(10, 1_000, 'a'), percentage(20, 2_000, 'b')], 50_000, 3_000],
  ['delivery is not counted', [{ kind: 'freeDelivery', key: 'd' }], 50_000, 0],
])('%s', (_case, benefits, spendFen, expected) => {
  expect(monthlyBenefitFen(benefitsOf(benefits), spendFen)).toBe(expected)
})

test.each([
  ['2026-03-11', 12_000, 12_000],
  ['2026-02-28', 12_000, 6_000],
  ['2025-04-01', 12_000, 1_000],
])('somebody who joined on %s and paid %i pays %i a month', (joined, spentFen, expected) => {
  const joinedDay = joined as BusinessDay
  expect(monthlySpendFen({ spentFen, joinedDay }, '2026-03-11' as BusinessDay)).toBe(expected)
})

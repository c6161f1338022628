import fc from 'fast-check'
import { addDays, addMonthsToDay, type BusinessDay, monthOf } from '#shared/kernel/business-day'
import type { GrowthState, TierState } from '#shared/ledger/account/account'
import { defaultTierRules as rules } from './rules'
import { decideTierAfterGrowth, decideTierReview, growthValue } from './tier'

const day = (text: string) => text as BusinessDay
const today = day('2026-03-15')

const aTier = (key: string): TierState => ({
  key,
  sinceDay: day('2025-12-31'),
  untilDay: key === 'paper' ? null : day('2026-12-31'),
})

const growing = (months: [number, number][]): GrowthState => ({
  months: [...new Map(months)].map(([ahead, growth]) => ({ month: monthOf(addMonthsToDay(today, ahead)), growth })),
})

const amount = fc.integer({ min: 0, max: 4000 })
const state = fc.constantFrom('paper', 'jade', 'amber', 'ink').map((key) => aTier(key))
const growth = fc.array(fc.tuple(fc.integer({ min: -30, max: 12 }), amount), { maxLength: 12 }).map(growing)
const rank = (key: string) => rules.tiers.findIndex((tier) => tier.key === key)

test('growth never lowers a tier, and the tier reached is one whose threshold is met', () => {
  fc.assert(
    fc.property(state, growth, (tier, months) => {
      const decision = decideTierAfterGrowth(tier, months, today, rules)
      const value = growthValue(months, today, rules)
      const threshold = rules.tiers[rank(decision.tier.key)]?.threshold ?? Number.NaN
      expect(rank(decision.tier.key)).toBeGreaterThanOrEqual(rank(tier.key))
      expect(decision.reached).toHaveLength(rank(decision.tier.key) - rank(tier.key))
      if (decision.reached.length > 0) expect(value).toBeGreaterThanOrEqual(threshold)
      const next = rules.tiers[rank(decision.tier.key) + 1]
      if (next) expect(value).toBeLessThan(next.threshold)
    }),
  )
})

test('a review leaves a tier that holds today, at most one step lower for each period', () => {
  fc.assert(
    fc.property(state, growth, fc.integer({ min: -400, max: 2500 }), (tier, months, days) => {
      const on = addDays(today, days)
      const review = decideTierReview(tier, months, on, rules)
      expect(review.tier.untilDay === null || review.tier.untilDay >= on).toBe(true)
      expect((review.tier.untilDay === null) === (review.tier.key === 'paper')).toBe(true)
      const lowered = review.steps.filter(({ kind }) => kind === 'lowered').length
      expect(rank(tier.key) - rank(review.tier.key)).toBe(lowered)
      expect(decideTierReview(review.tier, months, on, rules).steps).toEqual([])
    }),
  )
})

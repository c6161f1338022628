import type { BusinessDay } from '#shared/kernel/business-day'
import type { GrowthState, TierState } from '#shared/ledger/account/account'
import type { Tier, TierRules } from './rules'
import { growthValue, rateAgain } from './tier'
import { rankIn } from './tier-rank'

/** Where a member stands: what the screen says about the tier, the next one, and what keeps this one. */
export interface TierStanding {
  tierKey: string
  growth: number
  sinceDay: BusinessDay
  untilDay: BusinessDay | null
  /** Null at the top. */
  next: { key: string; name: string; threshold: number; missingGrowth: number } | null
  /** Null for the base tier, which cannot be lost. */
  keep: { growthNeeded: number; missingGrowth: number; untilDay: BusinessDay } | null
}

export function tierStanding(state: TierState, growth: GrowthState, day: BusinessDay, rules: TierRules): TierStanding {
  const { key, sinceDay, untilDay } = isKnown(state, rules) ? state : rateAgain(state, growth, day, rules).tier
  const index = rankIn(rules.tiers, key)
  const tier = rules.tiers[index] ?? rules.tiers[0]
  const next = rules.tiers[index + 1] ?? null
  const value = growthValue(growth, day, rules)
  return {
    tierKey: tier.key,
    growth: value,
    sinceDay,
    untilDay,
    next: next && {
      key: next.key,
      name: next.name,
      threshold: next.threshold,
      missingGrowth: Math.max(next.threshold - value, 0),
    },
    keep: untilDay && keepOf(tier, growth, untilDay, rules),
  }
}

/** Counted as the review will count: months that will have left the window by the last day do not help any more. */
function keepOf(tier: Tier, growth: GrowthState, untilDay: BusinessDay, rules: TierRules): TierStanding['keep'] {
  const counting = growthValue(growth, untilDay, rules)
  return { growthNeeded: tier.keepGrowth, missingGrowth: Math.max(tier.keepGrowth - counting, 0), untilDay }
}

function isKnown(state: TierState, rules: TierRules): boolean {
  return rules.tiers.some(({ key }) => key === state.key)
}

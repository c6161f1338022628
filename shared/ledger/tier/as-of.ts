import type { BusinessDay } from '#shared/kernel/business-day'
import type { GrowthState, TierState } from '#shared/ledger/account/account'
import type { TierRules } from './rules'
import { livedAgain } from './tier'

/**
 * The tier that a member’s growth had made by a day, lived again month by month by one set of rules. Growth is kept by
 * month, so that the day within a month on which a tier was reached is the month’s last.
 */
export function tierAsOf(joinedDay: BusinessDay, growth: GrowthState, day: BusinessDay, rules: TierRules): TierState {
  const base: TierState = { key: rules.tiers[0].key, sinceDay: joinedDay, untilDay: null }
  return livedAgain({ tier: base, climbedFrom: [] }, growth, { from: joinedDay, to: day }, rules).tier
}

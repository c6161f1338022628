import { businessDayOf } from '#shared/kernel/business-day'
import { type TierRules, tierRules } from '#shared/ledger/tier/rules'
import { decideTierReview, rateAgain } from '#shared/ledger/tier/tier'
import type { Context } from '../../../platform/context'
import { rulesInForce } from '../../base/settings/settings.face'
import { findAccount, keepAccount } from '../account/account.face'
import { raiseTier } from './tier.service'

/** Judges a tier whose validity has ended: the member keeps it or goes one step down. */
export async function reviewTier(context: Context, memberId: string): Promise<boolean> {
  const rules = await rulesInForce(context, tierRules)
  return context.db.transaction(async (tx) => {
    const account = await findAccount(tx, memberId)
    if (account?.status !== 'active') return false
    const { tier } = decideTierReview(account.tier, account.growth, businessDayOf(context.now), rules)
    if (tier === account.tier) return false
    // A review is final: taking back something earlier does not judge it again.
    await keepAccount(tx, { ...account, tier, climbedFrom: [] }, context.now)
    return true
  })
}

/** Applies edited rules to one member: up at once with the gifts, never down before the tier's last day. */
export async function rateMemberAgain(context: Context, memberId: string, rules: TierRules): Promise<boolean> {
  return context.db.transaction(async (tx) => {
    const account = await findAccount(tx, memberId)
    if (account?.status !== 'active') return false
    const decision = rateAgain(account.tier, account.growth, businessDayOf(context.now), rules)
    if (decision.tier === account.tier) return false
    const rated =
      decision.reached.length > 0
        ? (await raiseTier(context, tx, account)).account
        : { ...account, tier: decision.tier }
    await keepAccount(tx, rated, context.now)
    return true
  })
}

import type { Told } from '#shared/base/facts/told-facts'
import { type BusinessDay, businessDayOf } from '#shared/kernel/business-day'
import type { Account } from '#shared/ledger/account/account'
import { withCards } from '#shared/ledger/account/make-up-cards'
import { decideReversal, WHOLE } from '#shared/ledger/points/reversal'
import { pointsRules } from '#shared/ledger/points/rules'
import { tierRules } from '#shared/ledger/tier/rules'
import { decideTierAfterLoss } from '#shared/ledger/tier/tier'
import type { Context } from '../../../platform/context'
import type { Tx } from '../../../platform/db/db'
import { tell } from '../../base/facts/facts.face'
import { rulesInForce } from '../../base/settings/settings.face'
import { findAccount, keepAccount } from '../account/account.face'
import { postDecision } from '../points/points.face'
import { findGift } from './tier-gift.service'

/**
 * After growth was taken back: a tier that was reached only through that growth is lost, and its gift is taken back
 * like anything else. Costs no round trip if the tier stays.
 */
export async function settleTier(context: Context, tx: Tx, account: Account): Promise<Account> {
  const rules = await rulesInForce(context, tierRules)
  const { tier, climbedFrom = [], growth } = account
  const after = decideTierAfterLoss({ tier, climbedFrom }, growth, businessDayOf(context.now), rules)
  if (after.tier === tier) return account
  const stood: Account = { ...account, tier: after.tier, climbedFrom: [...after.climbedFrom] }
  return takeGiftsBack(context, tx, stood, { lost: after.lost, sinceDay: after.lostSince ?? tier.sinceDay })
}

/**
 * Takes back points and cards at once, as a debt if they are spent; coupons follow when the loss is told. What was
 * given before `sinceDay` belongs to an earlier time of reaching the tier, and stays.
 */
export async function takeGiftsBack(
  context: Context,
  tx: Tx,
  account: Account,
  { lost, sinceDay }: { lost: readonly string[]; sinceDay: BusinessDay },
): Promise<Account> {
  const { validMonths } = await rulesInForce(context, pointsRules)
  let after = account
  for (const tierKey of lost) {
    const { given } = await findGift(tx, account._id, tierKey)
    if (given && businessDayOf(given.at) >= sinceDay) {
      const source = { reason: 'reversal', sourceId: given._id, storeId: given.storeId, note: given.note } as const
      const reversal = { entry: given, already: { points: 0, growth: 0 }, upTo: WHOLE, source }
      const taken = await postDecision(tx, after, decideReversal(after, reversal, { now: context.now, validMonths }))
      after = { ...taken.account, checkIn: withCards(taken.account.checkIn, taken.entry?.cards ?? 0) }
    }
    await tell(context, tx, {
      name: 'tier.lost',
      source: `${account._id}:${tierKey}:${after.seq}:${context.requestId}`,
      memberId: account._id,
      payload: { tierKey, sinceDay },
    })
  }
  return after
}

/** The same in a separate transaction, for nouns that take growth back without knowing about tiers. */
export async function settleTierOf(tx: Tx, { memberId }: Pick<Told, 'memberId'>, context: Context): Promise<void> {
  const account = await findAccount(tx, memberId)
  if (account?.status !== 'active') return
  const settled = await settleTier(context, tx, account)
  if (settled !== account) await keepAccount(tx, settled, context.now)
}

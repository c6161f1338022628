import type { Told } from '#shared/base/facts/told-facts'
import { type BusinessDay, businessDayOf } from '#shared/kernel/business-day'
import type { Account } from '#shared/ledger/account/account'
import type { Entry } from '#shared/ledger/points/entry'
import { decideReversal, WHOLE } from '#shared/ledger/points/reversal'
import { pointsRules } from '#shared/ledger/points/rules'
import { readGiftSource } from '#shared/ledger/tier/gift-id'
import { reachedSince } from '#shared/ledger/tier/reached-since'
import { tierRules } from '#shared/ledger/tier/rules'
import { decideTierAfterLoss } from '#shared/ledger/tier/tier'
import type { Context } from '../../../platform/context'
import type { Tx } from '../../../platform/db/db'
import { tell } from '../../base/facts/facts.face'
import { rulesInForce } from '../../base/settings/settings.face'
import { findAccount, keepAccount, listMergedAccounts, moveCards } from '../account/account.face'
import { postDecision } from '../points/points.face'
import { findGifts } from './gifts-given.service'

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
  const merged = await listMergedAccounts(context.db, account._id)
  return takeGiftsBack(context, tx, stood, { lost: after.lost, sinceDay: after.lostSince ?? tier.sinceDay, merged })
}

export interface Loss {
  /** Keys of tiers. */
  lost: readonly string[]
  /** What was given to the account before belongs to an earlier time of reaching the tier, and stays. */
  sinceDay: BusinessDay
  /** The records that were merged into the account: what they were given since they reached the tier goes as well. */
  merged: readonly Account[]
}

/** Takes back points and cards at once, as a debt if they are spent; coupons follow when the loss is told. */
export async function takeGiftsBack(
  context: Context,
  tx: Tx,
  account: Account,
  { lost, sinceDay, merged }: Loss,
): Promise<Account> {
  const { tiers } = await rulesInForce(context, tierRules)
  const since = (recordId: string, tierKey: string) => {
    const record = merged.find(({ _id }) => _id === recordId)
    return record ? reachedSince(record, tierKey, tiers) : sinceDay
  }
  const records = [account._id, ...merged.map(({ _id }) => _id)]
  const asked = lost.flatMap((tierKey) => records.map((recordId) => ({ recordId, tierKey })))
  let after = account
  for (const { recordId, tierKey, given } of await findGifts(context.db, asked)) {
    const from = since(recordId, tierKey)
    if (given && from !== null && businessDayOf(given.at) >= from) after = await takeGift(context, tx, after, given)
  }
  for (const tierKey of lost) {
    await tell(context, tx, {
      name: 'tier.lost',
      source: `${account._id}:${tierKey}:${after.seq}:${context.requestId}`,
      memberId: account._id,
      payload: { tierKey, sinceDay },
    })
  }
  return after
}

async function takeGift(context: Context, tx: Tx, account: Account, given: Entry): Promise<Account> {
  const { validMonths } = await rulesInForce(context, pointsRules)
  const { recordId } = readGiftSource(given.sourceId)
  const source = { reason: 'reversal', sourceId: given._id, storeId: given.storeId, note: given.note } as const
  const reversal = {
    // The points are with the account now, whichever ledger they were given to.
    entry: { ...given, memberId: account._id },
    already: { points: 0, growth: 0 },
    upTo: WHOLE,
    source: { ...source, record: recordId },
  }
  const taken = await postDecision(tx, account, decideReversal(account, reversal, { now: context.now, validMonths }))
  return moveCards(tx, taken.account, { recordId, change: taken.entry?.cards ?? 0 }, context.now)
}

/** The same in a separate transaction, for nouns that take growth back without knowing about tiers. */
export async function settleTierOf(tx: Tx, { memberId }: Pick<Told, 'memberId'>, context: Context): Promise<void> {
  const account = await findAccount(tx, memberId)
  if (account?.status !== 'active') return
  const settled = await settleTier(context, tx, account)
  if (settled !== account) await keepAccount(tx, settled, context.now)
}

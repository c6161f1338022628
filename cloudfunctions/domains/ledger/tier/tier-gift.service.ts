import type { Told } from '#shared/base/facts/told-facts'
import type { Account } from '#shared/ledger/account/account'
import { isGiftHad } from '#shared/ledger/tier/gift-had'
import { type Tier, tierRules } from '#shared/ledger/tier/rules'
import { rankIn } from '#shared/ledger/tier/tier-rank'
import type { Context } from '../../../platform/context'
import type { Tx } from '../../../platform/db/db'
import { rulesInForce } from '../../base/settings/settings.face'
import { findAccount, findHeir, keepAccount, listMergedAccounts, moveCards } from '../account/account.face'
import { postFact } from '../points/points.face'
import { findGifts } from './gifts-given.service'

/**
 * Gives the gift for reaching a tier, once to each person. Somebody who falls and climbs again has had it; so has
 * somebody who left at this tier or above and comes back, and somebody who got it under a record that was merged into
 * this one. Somebody who had to give it back gets it again. If the record was merged meanwhile, the points go to the
 * account that carries on. Nothing is given to a closed account, or for a tier that was not kept until now.
 */
export async function giveTierGift(
  tx: Tx,
  { memberId, payload }: Told<'tier.reached'>,
  context: Context,
): Promise<void> {
  const { tiers } = await rulesInForce(context, tierRules)
  const tier = tiers.find(({ key }) => key === payload.tierKey)
  const record = await findAccount(tx, memberId)
  if (!tier || !record) return
  // `sinceDay` says which time of reaching the tier was told; that may have been taken back meanwhile.
  if (payload.sinceDay && rankIn(tiers, record.tier.key) < rankIn(tiers, tier.key)) return
  const account = await findHeir(tx, memberId, async ({ mergedInto }) => mergedInto)
  if (account?.status !== 'active') return
  const person = [account, ...(await listMergedAccounts(context.db, account._id))]
  if (person.some(({ past }) => isGiftHad(past, tier, tiers))) return
  const gifts = await findGifts(
    context.db,
    person.map(({ _id }) => ({ recordId: _id, tierKey: tier.key })),
  )
  const { nextSource = null } = gifts.find(({ recordId }) => recordId === memberId) ?? {}
  if (gifts.some(({ given }) => given) || nextSource === null) return
  const given = await giveGift(context, tx, account, { tier, source: nextSource, recordId: memberId })
  await keepAccount(tx, given, context.now)
}

export interface Giving {
  tier: Tier
  /** See `giftSource`. */
  source: string
  /** The record whose gift it is: the account itself, or one that was merged into it. */
  recordId: string
}

/** Posts it to the account, which the caller keeps. Cards go to the record itself, where a merge leaves them. */
export async function giveGift(
  context: Context,
  tx: Tx,
  account: Account,
  { tier, source, recordId }: Giving,
): Promise<Account> {
  const { points, makeUpCards: cards } = tier.gift
  const gift = { kind: 'earn', reason: 'tier-gift', sourceId: source, points, cards, note: tier.name } as const
  const isOwn = recordId === account._id
  const posted = await postFact(context, tx, account, isOwn ? gift : { ...gift, record: recordId })
  return moveCards(tx, posted.account, { recordId, change: cards }, context.now)
}

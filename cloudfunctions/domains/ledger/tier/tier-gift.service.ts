import type { Told } from '#shared/base/facts/told-facts'
import { withCards } from '#shared/ledger/account/make-up-cards'
import type { Entry } from '#shared/ledger/points/entry'
import { isGiftHad } from '#shared/ledger/tier/gift-had'
import { tierRules } from '#shared/ledger/tier/rules'
import { rankIn } from '#shared/ledger/tier/tier-rank'
import type { Context } from '../../../platform/context'
import type { Reader, Tx } from '../../../platform/db/db'
import { rulesInForce } from '../../base/settings/settings.face'
import { findAccount, keepAccount } from '../account/account.face'
import { findEntry, postFact } from '../points/points.face'

/** How often a gift can be taken back and given again. Nobody returns the same goods more often. */
const TIMES_MAX = 50

/**
 * Gives the gift for reaching a tier, once to each person. Somebody who falls and climbs again has had it; so has
 * somebody who left at this tier or above and comes back. Somebody who had to give it back gets it again. Nothing is
 * given to an account that was closed or merged meanwhile, or for a tier that was not kept until now.
 */
export async function giveTierGift(
  tx: Tx,
  { memberId, payload }: Told<'tier.reached'>,
  context: Context,
): Promise<void> {
  const { tiers } = await rulesInForce(context, tierRules)
  const tier = tiers.find(({ key }) => key === payload.tierKey)
  const account = await findAccount(tx, memberId)
  if (!tier || account?.status !== 'active') return
  // `sinceDay` says which time of reaching the tier was told; that may have been taken back meanwhile.
  if (payload.sinceDay && rankIn(tiers, account.tier.key) < rankIn(tiers, tier.key)) return
  if (isGiftHad(account.past, tier, tiers)) return
  const { given, nextId } = await findGift(tx, account._id, tier.key)
  if (given || nextId === null) return
  const { points, makeUpCards: cards } = tier.gift
  const fact = { kind: 'earn', reason: 'tier-gift', sourceId: nextId, points, cards, note: tier.name } as const
  const posted = await postFact(context, tx, account, fact)
  const checkIn = withCards(posted.account.checkIn, cards)
  await keepAccount(tx, { ...posted.account, checkIn }, context.now)
}

/** The tier's gift that the member has, if any; otherwise the id under which the next one would be given. */
export async function findGift(
  reader: Reader,
  memberId: string,
  tierKey: string,
): Promise<{ given: Entry | null; nextId: string | null }> {
  for (let time = 1; time <= TIMES_MAX; time += 1) {
    const sourceId = time === 1 ? `${memberId}:${tierKey}` : `${memberId}:${tierKey}:${time}`
    const entry = await findEntry(reader, `tier-gift:${sourceId}`)
    if (!entry) return { given: null, nextId: sourceId }
    if (!(await findEntry(reader, `reversal:${entry._id}`))) return { given: entry, nextId: null }
  }
  return { given: null, nextId: null }
}

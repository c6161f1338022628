import { withCards } from '#shared/check-in/cards'
import { tierRules } from '#shared/tier/rules'
import type { Context } from '../../platform/context'
import type { Tx } from '../../platform/db/db'
import { findAccount } from '../account/account.repository'
import { keepAccount } from '../account/account.service'
import type { Promised } from '../outbox/outbox.service'
import { findEntry, postFact } from '../points/points.service'
import { rulesInForce } from '../settings/rules.service'

/**
 * Gives what reaching a tier brings, once in a membership: who falls and climbs again has had it. Nothing is given to
 * an account that was closed or merged meanwhile.
 */
export async function giveTierGift(tx: Tx, promised: Promised, context: Context): Promise<void> {
  const { tiers } = await rulesInForce(context, tierRules)
  const tier = tiers.find(({ key }) => key === promised.payload.tierKey)
  const account = await findAccount(tx, promised.memberId)
  if (!tier || account?.status !== 'active') return
  const source = { reason: 'tier-gift', sourceId: `${account._id}:${tier.key}` } as const
  if (await findEntry(tx, `${source.reason}:${source.sourceId}`)) return
  const { points, makeUpCards } = tier.gift
  const posted = await postFact(context, tx, account, { kind: 'earn', ...source, points, note: tier.name })
  const given = { ...posted.account, checkIn: withCards(posted.account.checkIn, makeUpCards) }
  await keepAccount(tx, given, context.now)
}

import type { Account } from '#shared/account/account'
import { decideReversal, WHOLE } from '#shared/points/reversal'
import { pointsRules } from '#shared/points/rules'
import type { Context } from '../../platform/context'
import type { Tx } from '../../platform/db/db'
import { DomainError } from '../../platform/domain-error'
import { findAccount } from '../account/account.repository'
import { getActiveAccount, keepAccount } from '../account/account.service'
import { promise } from '../outbox/outbox.service'
import { findEntry, postDecision } from '../points/points.service'
import { rulesInForce } from '../settings/rules.service'
import { findMember, type Member, saveMember } from './member.repository'
import { pointIdentities, withCountersOf } from './merge.service'
import { getActiveMember } from './profile.service'

/**
 * Undoes a merge: both transfers are reversed and the identities go back. What was spent meanwhile stays with the
 * record that spent it, as a debt; a tier once reached stays until its review.
 */
export async function unmergeMembers(context: Context, { from: fromId, note }: { from: string; note: string }) {
  const { now } = context
  return context.db.transaction(async (tx) => {
    const from = await findMember(tx, fromId)
    const account = await findAccount(tx, fromId)
    if (from?.unmerged?.requestId === context.requestId) {
      return { from, into: await getActiveMember(tx, from.unmerged.into) }
    }
    if (!from?.merge || !account) throw new DomainError('MERGE_NOT_FOUND')
    const { mergeId, into: intoId, identityIds } = from.merge
    const into = await getActiveMember(tx, intoId)
    const keeper = withCountersOf(await getActiveAccount(tx, intoId), account, -1)
    await keepAccount(tx, await takeBack(context, tx, keeper, { entryId: `merge-in:${mergeId}`, note }), now)
    const freed = await takeBack(context, tx, account, { entryId: `merge-out:${mergeId}`, note })
    await keepAccount(tx, { ...freed, status: 'active' }, now)
    await pointIdentities(tx, identityIds, fromId)
    await promise(context, tx, { kind: 'move-coupons', source: `${mergeId}:undone`, memberId: fromId, payload: {} })
    const left = into.identityIds.filter((id) => !identityIds.includes(id))
    const backInto: Member = { ...into, identityIds: left, updatedAt: now }
    const unmerged = { requestId: context.requestId, into: intoId }
    const backFrom: Member = { ...from, status: 'active', merge: null, unmerged, identityIds, updatedAt: now }
    await saveMember(tx, backInto)
    await saveMember(tx, backFrom)
    return { from: backFrom, into: backInto }
  })
}

async function takeBack(
  context: Context,
  tx: Tx,
  account: Account,
  { entryId, note }: { entryId: string; note: string },
): Promise<Account> {
  const entry = await findEntry(tx, entryId)
  if (!entry) return account
  const { validMonths } = await rulesInForce(context, pointsRules)
  const source = { reason: 'reversal', sourceId: entry._id, note } as const
  const reversal = { entry, already: { points: 0, growth: 0 }, upTo: WHOLE, source }
  return (await postDecision(tx, account, decideReversal(account, reversal, { now: context.now, validMonths }))).account
}

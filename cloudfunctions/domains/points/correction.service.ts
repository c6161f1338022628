import type { Entry } from '#shared/points/entry'
import { decideReversal, reversedBy, WHOLE } from '#shared/points/reversal'
import { pointsRules } from '#shared/points/rules'
import type { Context } from '../../platform/context'
import { DomainError } from '../../platform/domain-error'
import { getActiveAccount, keepAccount } from '../account/account.service'
import { rulesInForce } from '../settings/rules.service'
import { findEntry, listReversalsOf } from './points.repository'
import { postDecision, postFact } from './points.service'

/** An operator adds or takes points. The request id is the entry's source: sent again, it answers the same. */
export async function adjustPoints(
  context: Context,
  { memberId, points, note }: { memberId: string; points: number; note: string },
) {
  const source = { reason: 'adjustment', sourceId: context.requestId } as const
  return context.db.transaction(async (tx) => {
    const known = await findEntry(tx, `${source.reason}:${source.sourceId}`)
    if (known) return { entryId: known._id, balanceAfter: known.points?.balanceAfter ?? 0 }
    const account = await getActiveAccount(tx, memberId)
    const posted = await postFact(context, tx, account, { kind: 'adjust', ...source, points, note })
    await keepAccount(tx, posted.account, context.now)
    return { entryId: `${source.reason}:${source.sourceId}`, balanceAfter: posted.account.points.balance }
  })
}

/** An operator takes a whole entry back; what was spent already becomes a debt that the next earnings repay. */
export async function reverseEntry(context: Context, { entryId, note }: { entryId: string; note: string }) {
  const { validMonths } = await rulesInForce(context, pointsRules)
  // Read outside the transaction (it is a query); two reversals at once meet at the account and one tries again.
  const source = { reason: 'reversal', sourceId: entryId, note } as const
  return context.db.transaction(async (tx) => {
    const entry = await findEntry(tx, entryId)
    if (!entry) throw new DomainError('ENTRY_NOT_FOUND')
    const known = await findEntry(tx, `${source.reason}:${source.sourceId}`)
    if (known) return toReversed(known)
    const account = await getActiveAccount(tx, entry.memberId)
    const already = reversedBy(await listReversalsOf(context.db, entryId))
    const decision = decideReversal(account, { entry, already, upTo: WHOLE, source }, { now: context.now, validMonths })
    const posted = await postDecision(tx, account, decision)
    await keepAccount(tx, posted.account, context.now)
    if (!posted.entry) throw new DomainError('ENTRY_ALREADY_REVERSED')
    return toReversed(posted.entry)
  })
}

function toReversed({ _id, points }: Entry) {
  return { entryId: _id, balanceAfter: points?.balanceAfter ?? 0, debtAfter: points?.debtAfter ?? 0 }
}

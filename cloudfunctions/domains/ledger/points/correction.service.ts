import type { Account } from '#shared/ledger/account/account'
import type { Entry } from '#shared/ledger/points/entry'
import { decideReversal, reversedBy, WHOLE } from '#shared/ledger/points/reversal'
import { pointsRules } from '#shared/ledger/points/rules'
import type { Context } from '../../../platform/context'
import type { Tx } from '../../../platform/db/db'
import { DomainError } from '../../../platform/domain-error'
import { tell } from '../../base/facts/facts.face'
import { rulesInForce } from '../../base/settings/settings.face'
import { getActiveAccount, getAnsweringAccount, keepAccount, moveCards } from '../account/account.face'
import { findEntry, listReversalsOf } from './points.repository'
import { postDecision, postFact } from './points.service'

/** An operator adds or takes points. The request id is the entry's source, so a repetition gets the same answer. */
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

/** An operator takes back a whole entry. Points already spent become a debt, repaid from the next earnings. */
export async function reverseEntry(context: Context, { entryId, note }: { entryId: string; note: string }) {
  return context.db.transaction(async (tx) => {
    const back = await takeBackWhole(context, tx, { entryId, note })
    if (back.kind === 'known') return toReversed(back.entry)
    const cards = { recordId: back.entry.record ?? back.entry.memberId, change: back.entry.cards ?? 0 }
    await keepAccount(tx, await moveCards(tx, back.account, cards, context.now), context.now)
    if ((back.entry.growth?.delta ?? 0) < 0) {
      await tell(context, tx, { name: 'growth.taken', source: entryId, memberId: back.account._id, payload: {} })
    }
    return toReversed(back.entry)
  })
}

/** The entry of the reversal; `account` is for the act to keep. `known`: it was taken back before, and nothing was written. */
export type TakenBack = { kind: 'known'; entry: Entry } | { kind: 'done'; entry: Entry; account: Account }

/**
 * Takes back a whole entry, once whoever asks: what was earned leaves the lots that hold it, what was spent returns to
 * those that paid. @throws DomainError ENTRY_NOT_FOUND, ENTRY_NOT_REVERSIBLE, ENTRY_ALREADY_REVERSED; MEMBER_CLOSED when
 * nobody answers for the ledger any more
 */
export async function takeBackWhole(
  context: Context,
  tx: Tx,
  { entryId, note }: { entryId: string; note: string },
): Promise<TakenBack> {
  const { validMonths } = await rulesInForce(context, pointsRules)
  const source = { reason: 'reversal', sourceId: entryId, note } as const
  const entry = await findEntry(tx, entryId)
  if (!entry) throw new DomainError('ENTRY_NOT_FOUND')
  // Reversing one side of a merge would create or destroy points, so a merge can only be undone as a whole.
  if (entry.kind === 'transfer') throw new DomainError('ENTRY_NOT_REVERSIBLE')
  const known = await findEntry(tx, `${source.reason}:${source.sourceId}`)
  if (known) return { kind: 'known', entry: known }
  // After a merge or its undoing, the points are with the account that answers for the record now.
  const account = await getAnsweringAccount(tx, entry.record ?? entry.memberId)
  // Read outside the transaction (it is a query); two reversals at once meet at the account and one tries again.
  const already = reversedBy(await listReversalsOf(context.db, entryId))
  const reversal = {
    entry: { ...entry, memberId: account._id },
    already,
    upTo: WHOLE,
    source: { ...source, record: entry.record ?? entry.memberId },
  }
  const posted = await postDecision(tx, account, decideReversal(account, reversal, { now: context.now, validMonths }))
  if (!posted.entry) throw new DomainError('ENTRY_ALREADY_REVERSED')
  return { kind: 'done', entry: posted.entry, account: posted.account }
}

function toReversed({ _id, points }: Entry) {
  return { entryId: _id, balanceAfter: points?.balanceAfter ?? 0, debtAfter: points?.debtAfter ?? 0 }
}

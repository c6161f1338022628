import type { Purchase } from '#shared/till/purchase/purchase'
import { collection } from '../../../platform/db/collection'
import type { Db } from '../../../platform/db/db'
import type { Filter } from '../../../platform/db/filter'
import { listSince, listWhole, type ReadingSpan } from '../../../platform/db/written-since'

const purchases = collection<Purchase>('purchases')

/** What some members (at most 1000 records) bought up to an instant, whatever came back of it, in the order of ids. */
export const listPurchasesUntil = (db: Db, memberIds: readonly string[], untilAt: number) =>
  listWhole(db, purchases, { memberId: { in: memberIds }, at: { lte: untilAt } })

/** Which changes are read: those after a position, up to an instant, of some purchases or all. */
export interface ChangeReading extends ReadingSpan {
  where: Filter
}

/** Purchases that were recorded, paid back or undone after a position, in the order of the changes. */
export const listChangedPurchases = (db: Db, { where, ...reading }: ChangeReading) =>
  listSince(db, purchases, { field: 'changedAt', where }, reading)

/** Tells two states of a span of changes apart: how many there are, and their sums. */
export async function fingerprintOfChanges(
  db: Db,
  { fromAt, toAt }: { fromAt: number; toAt: number },
): Promise<string> {
  const groups = await db.sumBy(purchases, {
    where: { changedAt: { gte: fromAt, lte: toAt } },
    by: 'source',
    fields: ['amountFen', 'refundedFen', 'at'],
    limit: 10,
  })
  return JSON.stringify(groups.sort((a, b) => (a.key < b.key ? -1 : 1)))
}

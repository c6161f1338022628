import type { Purchase } from '#shared/till/purchase/purchase'
import { collection } from '../../../platform/db/collection'
import type { Db } from '../../../platform/db/db'
import type { Filter } from '../../../platform/db/filter'

const purchases = collection<Purchase>('purchases')

const PAGE_SIZE = 1000

/**
 * What some members (at most 1000 records) bought up to an instant, whatever came back of it, in the order of ids. As
 * many pages as it takes: a list that stopped at its limit would forget purchases without a word.
 */
export async function listPurchasesUntil(db: Db, memberIds: readonly string[], untilAt: number): Promise<Purchase[]> {
  const found: Purchase[] = []
  for (;;) {
    const page = await db.list(purchases, {
      where: { memberId: { in: memberIds }, at: { lte: untilAt }, _id: { gt: found.at(-1)?._id ?? '' } },
      orderBy: [['_id', 'asc']],
      limit: PAGE_SIZE,
    })
    found.push(...page)
    if (page.length < PAGE_SIZE) return found
  }
}

/** How far a reader of changes has come: the time of the change, and the id among those of one time. */
export interface ChangePosition {
  at: number
  id: string
}

/** Which changes are read: those after a position, up to an instant, of some purchases or all. */
export interface ChangeReading {
  after: ChangePosition
  untilAt: number
  where: Filter
  limit: number
}

/**
 * Purchases that were recorded, paid back or undone after a position, in the order of the changes. Two queries, because
 * an import changes many at one time: first the rest of that time, then what came later.
 */
export async function listChangedPurchases(
  db: Db,
  { after, untilAt, where, limit }: ChangeReading,
): Promise<Purchase[]> {
  const rest = await db.list(purchases, {
    where: { ...where, changedAt: after.at, _id: { gt: after.id } },
    orderBy: [['_id', 'asc']],
    limit,
  })
  if (rest.length === limit) return rest
  const later = await db.list(purchases, {
    where: { ...where, changedAt: { gt: after.at, lte: untilAt } },
    orderBy: [
      ['changedAt', 'asc'],
      ['_id', 'asc'],
    ],
    limit: limit - rest.length,
  })
  return [...rest, ...later]
}

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

import type { Purchase } from '#shared/till/purchase/purchase'
import { collection } from '../../../platform/db/collection'
import type { Db } from '../../../platform/db/db'
import { listWhole } from '../../../platform/db/written-since'

const purchases = collection<Purchase>('purchases')

/** Purchases of up to 100 members from `fromAt` on that were not wholly refunded, in the order of ids. */
export async function listKeptPurchases(db: Db, memberIds: readonly string[], fromAt: number): Promise<Purchase[]> {
  const bought = await listWhole(db, purchases, { memberId: { in: memberIds }, at: { gte: fromAt } })
  return bought.filter(({ isBack }) => !isBack)
}

/** The same of any number of members, bought in a span. Index byMember. */
export async function listKeptBetween(
  db: Db,
  memberIds: readonly string[],
  { fromAt, toAt }: { fromAt: number; toAt: number },
): Promise<Purchase[]> {
  const bought = await listWhole(db, purchases, { memberId: { in: memberIds }, at: { gte: fromAt, lte: toAt } })
  return bought.filter(({ isBack }) => !isBack)
}

/** All purchases, in the order of ids. */
export const pagePurchases = (db: Db, afterId: string | null, limit: number) => db.page(purchases, { afterId, limit })

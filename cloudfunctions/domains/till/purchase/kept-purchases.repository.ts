import type { Purchase } from '#shared/till/purchase/purchase'
import { collection } from '../../../platform/db/collection'
import type { Db } from '../../../platform/db/db'
import { listWhole } from '../../../platform/db/written-since'

const purchases = collection<Purchase>('purchases')

/** What some members (at most 100) bought from `fromAt` on and kept at least a part of, in the order of ids. */
export async function listKeptPurchases(db: Db, memberIds: readonly string[], fromAt: number): Promise<Purchase[]> {
  const bought = await listWhole(db, purchases, { memberId: { in: memberIds }, at: { gte: fromAt } })
  return bought.filter(({ isBack }) => !isBack)
}

/** All purchases, in the order of ids. */
export const pagePurchases = (db: Db, afterId: string | null, limit: number) => db.page(purchases, { afterId, limit })

import type { Purchase } from '#shared/till/purchase/purchase'
import { collection } from '../../../platform/db/collection'
import type { Db } from '../../../platform/db/db'

const purchases = collection<Purchase>('purchases')

/** The earliest purchase of a person at a store that is not wholly back; null where there is none. Index byMember. */
export const findFirstAt = async (db: Db, memberIds: readonly string[], storeId: string): Promise<Purchase | null> =>
  (
    await db.list(purchases, {
      where: { memberId: { in: memberIds }, storeId, isBack: false },
      orderBy: [['at', 'asc']],
      limit: 1,
    })
  )[0] ?? null

/** The earliest one ever, whatever became of it. Index byMember. */
export const findFirstEverAt = async (
  db: Db,
  memberIds: readonly string[],
  storeId: string,
): Promise<Purchase | null> =>
  (
    await db.list(purchases, {
      where: { memberId: { in: memberIds }, storeId },
      orderBy: [['at', 'asc']],
      limit: 1,
    })
  )[0] ?? null

/** The earliest one at any other store, before an instant; null where there is none. Index byMember. */
export const findFirstElsewhere = async (
  db: Db,
  memberIds: readonly string[],
  { storeId, beforeAt }: { storeId: string; beforeAt: number },
): Promise<Purchase | null> =>
  (
    await db.list(purchases, {
      where: { memberId: { in: memberIds }, at: { lt: beforeAt }, storeId: { ne: storeId }, isBack: false },
      orderBy: [['at', 'asc']],
      limit: 1,
    })
  )[0] ?? null

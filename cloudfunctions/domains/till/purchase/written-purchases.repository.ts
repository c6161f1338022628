import type { BusinessDay } from '#shared/kernel/business-day'
import type { Purchase } from '#shared/till/purchase/purchase'
import { collection } from '../../../platform/db/collection'
import type { Db } from '../../../platform/db/db'
import { listSince, type ReadingSpan } from '../../../platform/db/written-since'

const purchases = collection<Purchase>('purchases')

/** Purchases in the order in which they were recorded, paid back or undone. */
export const listPurchasesSince = (db: Db, reading: ReadingSpan) =>
  listSince(db, purchases, { field: 'changedAt' }, reading)
export const listPurchasesOn = (db: Db, day: BusinessDay, afterId: string | null, limit: number) =>
  db.list(purchases, { where: { day, _id: { gt: afterId ?? '' } }, orderBy: [['_id', 'asc']], limit })

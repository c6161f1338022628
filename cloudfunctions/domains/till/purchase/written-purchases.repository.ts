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

/** Some days' purchases: null for no bound, and behind the last one that was read. */
export interface DayReading {
  fromDay: BusinessDay | null
  toDay: BusinessDay | null
  after: { day: string; id: string } | null
  limit: number
}

/** In the order of days, and of ids within one: what a refund changes does not move them. */
export async function listPurchasesByDay(db: Db, { fromDay, toDay, after, limit }: DayReading): Promise<Purchase[]> {
  const rest = after === null ? [] : await listPurchasesOn(db, after.day as BusinessDay, after.id, limit)
  if (rest.length === limit) return rest
  const from = after === null ? { gte: fromDay ?? '' } : { gt: after.day }
  const later = await db.list(purchases, {
    where: { day: { ...from, ...(toDay !== null && { lte: toDay }) } },
    orderBy: [
      ['day', 'asc'],
      ['_id', 'asc'],
    ],
    limit: limit - rest.length,
  })
  return [...rest, ...later]
}

const STORES_MAX = 1000

/** What each store sold on a day, with what was paid back of it; what was undone or came back whole is no sale. Index byDay. */
export const sumSalesByStore = (db: Db, day: BusinessDay) =>
  db.sumBy(purchases, {
    where: { day, isBack: false },
    by: 'storeId',
    fields: ['amountFen', 'refundedFen'],
    limit: STORES_MAX,
  })

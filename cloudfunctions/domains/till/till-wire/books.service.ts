import type { BusinessDay } from '#shared/kernel/business-day'
import { receiptPurchaseId } from '#shared/till/purchase/purchase'
import type { TillContext } from '../../../platform/context'
import { findPurchase, pageOfDay } from '../purchase/purchase.face'
import { toRecord } from './till-wire.mapper'

/** What became of a number whose answer was lost. */
export async function findOwn({ db, caller }: TillContext, number: string) {
  const purchase = await findPurchase(db, receiptPurchaseId(caller.storeId, number))
  return { purchase: purchase && toRecord(purchase) }
}

/** A day of the store, a page at a time; the cursor is the instant before which the next page begins. */
export async function listDay(
  { db, caller }: TillContext,
  { day, after }: { day: BusinessDay; after?: string | undefined },
) {
  const beforeAt = after === undefined ? undefined : Number(after)
  const { purchases, nextBeforeAt } = await pageOfDay(db, { storeId: caller.storeId, day, beforeAt })
  return { purchases: purchases.map(toRecord), next: nextBeforeAt === null ? null : String(nextBeforeAt) }
}

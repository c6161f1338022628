import type { Purchase } from '#shared/till/purchase/purchase'
import type { Db } from '../../../platform/db/db'
import { listPurchasesOfPerson, listPurchasesOfPersonAt } from './purchase.repository'

const SAME_INSTANT_MAX = 1000

export interface PurchasePage {
  purchases: Purchase[]
  /** Where the next page begins; null after the last. */
  nextBeforeAt: number | null
}

/**
 * A page of what these records bought, newest first. Purchases of one instant stay on one page, because the page after
 * it begins before that instant.
 */
export async function pageOfPurchases(
  db: Db,
  memberIds: readonly string[],
  { beforeAt = Number.MAX_SAFE_INTEGER, size }: { beforeAt?: number | undefined; size: number },
): Promise<PurchasePage> {
  const found = await listPurchasesOfPerson(db, memberIds, beforeAt, size + 1)
  if (found.length <= size) return { purchases: found, nextBeforeAt: null }
  const lastAt = found.at(-1)?.at ?? 0
  const whole = found.filter(({ at }) => at !== lastAt)
  const purchases = whole.length > 0 ? whole : await listPurchasesOfPersonAt(db, memberIds, lastAt, SAME_INSTANT_MAX)
  return { purchases, nextBeforeAt: purchases.at(-1)?.at ?? null }
}

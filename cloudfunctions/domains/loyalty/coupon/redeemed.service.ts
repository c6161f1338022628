import type { Db } from '../../../platform/db/db'
import { findCoupons } from './coupon.repository'

const IDS_PER_READ = 1000

/** For each of the coupons by which purchase it is used up; null when it is not. */
export async function findUses(db: Db, couponIds: readonly string[]): Promise<Map<string, string | null>> {
  const ids = [...new Set(couponIds)]
  const uses = new Map<string, string | null>()
  for (let from = 0; from < ids.length; from += IDS_PER_READ) {
    for (const { _id, redemption } of await findCoupons(db, ids.slice(from, from + IDS_PER_READ))) {
      uses.set(_id, redemption?.purchaseId ?? null)
    }
  }
  return uses
}

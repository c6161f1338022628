import { partsOf } from '#shared/kernel/parts'
import type { Db } from '../../../platform/db/db'
import { findCoupons } from './coupon.repository'

const IDS_PER_READ = 1000

/** For each of the coupons by which purchase it is used up; null when it is not. */
export async function findUses(db: Db, couponIds: readonly string[]): Promise<Map<string, string | null>> {
  const uses = new Map<string, string | null>()
  for (const ids of partsOf([...new Set(couponIds)], IDS_PER_READ)) {
    for (const { _id, redemption } of await findCoupons(db, ids)) {
      uses.set(_id, redemption?.purchaseId ?? null)
    }
  }
  return uses
}

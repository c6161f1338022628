import { addDays, startOfDay } from '#shared/kernel/business-day'
import type { CouponEntry } from '#shared/loyalty/coupon/coupon'
import { collection } from '../../../platform/db/collection'
import type { DaySums } from '../../../platform/noun/day-sums'

const entries = collection<CouponEntry>('coupon_events')
const COUNTED = ['issued', 'redeemed'] as const

/** Coupons that members got in whatever way, and that were used, as their records say for good. Index byTime. */
export const couponSums: DaySums = {
  changesLater: false,
  async sumDay(db, day) {
    const where = { change: { in: COUNTED }, at: { gte: startOfDay(day), lt: startOfDay(addDays(day, 1)) } }
    const groups = await db.sumBy(entries, { where, by: 'change', fields: [], limit: COUNTED.length })
    const of = (change: (typeof COUNTED)[number]) => groups.find(({ key }) => key === change)?.count ?? 0
    return { shop: { couponsIssued: of('issued'), couponsRedeemed: of('redeemed') } }
  },
}

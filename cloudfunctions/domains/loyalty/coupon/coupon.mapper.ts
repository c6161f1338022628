import { settledCoupon } from '#shared/loyalty/coupon/coupon'
import { shownRules } from '#shared/loyalty/coupon/shown'
import type { StoredCoupon } from './coupon.repository'

/** The one place where a coupon becomes what its owner sees: who accepted or voided it stays inside. */
export function toCouponView(stored: StoredCoupon, now: number) {
  const { status, redemption, voiding } = settledCoupon(stored, now)
  const { _id, templateId, number, rules, fromAt, untilAt, issuedAt, way, pointsPaid } = stored
  return {
    couponId: _id,
    templateId,
    number,
    // The nightly job has not ended it yet.
    status: status === 'available' && untilAt < now ? ('expired' as const) : status,
    rules: shownRules(rules),
    fromAt,
    untilAt,
    issuedAt,
    way,
    pointsPaid,
    redeemed: redemption && { at: redemption.at, storeId: redemption.storeId, discountFen: redemption.discountFen },
    voidedAt: voiding?.at ?? null,
  }
}

import type { Purchase, UsedCoupon } from '#shared/purchase/purchase'

/** The one place where a purchase becomes what staff and operators see. */
export function toPurchaseView(purchase: Purchase) {
  const { _id, storeId, amountFen, discountFen, refundedFen, pointsEarned, growthEarned, at, receiptNumber } = purchase
  return {
    purchaseId: _id,
    storeId,
    amountFen,
    discountFen,
    coupons: (purchase.basket?.coupons ?? []).map(toUsedCouponView),
    isUndone: purchase.undone !== null,
    refundedFen,
    pointsEarned,
    growthEarned,
    at,
    receiptNumber,
  }
}

export function toUsedCouponView({ couponId, title, discountFen, gift }: UsedCoupon) {
  return { couponId, title, discountFen, gift }
}

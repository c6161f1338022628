import { goodsOf, isDeliveryBack, paidForDelivery, unitsBack, worthBack } from '#shared/till/purchase/all-back'
import type { Purchase, UsedBenefit, UsedCoupon } from '#shared/till/purchase/purchase'

/** The one place where a purchase becomes what staff and operators see. */
export function toPurchaseView(purchase: Purchase) {
  const { _id, storeId, amountFen, discountFen, refundedFen, pointsEarned, growthEarned, at, receiptNumber } = purchase
  return {
    purchaseId: _id,
    storeId,
    amountFen,
    discountFen,
    coupons: (purchase.basket?.coupons ?? []).map(toUsedCouponView),
    benefits: (purchase.basket?.benefits ?? []).map(({ key, title, discountFen: offFen }) => ({
      key,
      title,
      discountFen: offFen,
    })),
    isUndone: purchase.undone !== null,
    refundedFen,
    pointsEarned,
    growthEarned,
    at,
    receiptNumber,
  }
}

/** What a refund by goods needs; null if nothing is left to return. */
export function toGoodsView({ amountFen, discountFen, basket, refunds, isBack }: Purchase) {
  if (isBack) return null
  const back = goodsOf(refunds)
  return {
    totalFen: amountFen + discountFen,
    backFen: worthBack(back),
    lines:
      basket?.lines?.map(({ name, category, productKey, unitFen, quantity, discountFen: lineFen }, line) => ({
        name: name ?? productKey ?? category,
        unitFen,
        quantity,
        discountFen: lineFen,
        backUnits: unitsBack(back, line),
      })) ?? null,
    deliveryFen: basket && !isDeliveryBack(back) ? paidForDelivery(basket) : 0,
    tipFen: basket && !isDeliveryBack(back) ? (basket.tipFen ?? 0) : 0,
  }
}

/** Enough to pay it back by its goods. */
export function toOperatorView(purchase: Purchase) {
  const { memberId, isBack } = purchase
  return { ...toPurchaseView(purchase), memberId, isBack, goods: toGoodsView(purchase) }
}

export function toUsedCouponView({ couponId, title, discountFen, gift }: UsedCoupon) {
  return { couponId, title, discountFen, gift }
}

/** What a member reads of a coupon on a receipt. */
export function toOwnCoupon({ title, discountFen, gift, valueFen }: UsedCoupon) {
  return { title, discountFen, gift, valueFen: valueFen ?? null }
}

export function toOwnBenefit({ title, discountFen }: UsedBenefit) {
  return { title, discountFen }
}

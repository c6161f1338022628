import type { Purchase } from '#shared/purchase/purchase'

/** The one place where a purchase becomes what staff and operators see. */
export function toPurchaseView(purchase: Purchase) {
  const { _id, storeId, amountFen, refundedFen, pointsEarned, growthEarned, at, receiptNumber } = purchase
  return { purchaseId: _id, storeId, amountFen, refundedFen, pointsEarned, growthEarned, at, receiptNumber }
}

import type { Purchase } from '#shared/till/purchase/purchase'
import { toPurchaseView } from '../purchase/purchase.face'

type PurchaseView = ReturnType<typeof toPurchaseView>

/** The one place where a purchase becomes what a till sees: no member, no clerk. */
export function toSale(purchase: Purchase) {
  return fromView(toPurchaseView(purchase))
}

export function fromView({ receiptNumber, at, storeId: _own, ...view }: PurchaseView) {
  return { number: receiptNumber, ...view, soldAt: at }
}

export function toRecord(purchase: Purchase) {
  const { refunds, isBack } = purchase
  return {
    ...toSale(purchase),
    refunds: refunds.map(({ refundNumber, amountFen, at }) => ({ refundNumber: refundNumber ?? null, amountFen, at })),
    isBack,
  }
}

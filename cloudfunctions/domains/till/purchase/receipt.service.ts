import type { Purchase } from '#shared/till/purchase/purchase'
import type { MemberContext } from '../../../platform/context'
import { freshStoreName } from '../../people/staff/staff.face'
import { toOwnBenefit, toOwnCoupon } from './purchase.mapper'
import { findLatestPurchase } from './purchase.repository'

/** What the member bought after an instant: one query, because a phone that shows its code asks every few seconds. */
export async function getReceipt({ db, now, memberId }: MemberContext, afterAt: number) {
  const purchase = await findLatestPurchase(db, memberId, afterAt)
  // A purchase from a file is not a sale of this moment.
  const isShown = purchase !== null && !purchase.isBack && purchase.source === 'till'
  return { now, receipt: isShown ? toReceipt(purchase, await freshStoreName(db, purchase.storeId, now)) : null }
}

function toReceipt(purchase: Purchase, storeName: string | null) {
  const { _id, amountFen, discountFen, basket, pointsEarned, growthEarned, told, at } = purchase
  return {
    purchaseId: _id,
    storeName,
    amountFen,
    discountFen,
    coupons: (basket?.coupons ?? []).map(toOwnCoupon),
    benefits: (basket?.benefits ?? []).map(toOwnBenefit),
    pointsEarned,
    growthEarned,
    balance: told?.balance ?? 0,
    tierReached: told?.tierReached?.name ?? null,
    at,
  }
}

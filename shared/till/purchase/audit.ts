import { isAllBack, moneyBack } from './all-back'
import type { Purchase } from './purchase'

export type PurchaseProblem =
  /** The refunds of a purchase add up to something else than it says. */
  | { kind: 'refundsDiffer'; expectedFen: number; foundFen: number }
  /** More came back than was paid. */
  | { kind: 'tooMuchBack'; amountFen: number; foundFen: number }
  /** All of it came back and it still counts, or it does not count although a part stays. */
  | { kind: 'standingDiffers'; isBack: boolean }
  /** A coupon is used up by a purchase that is back, or not used up by one that stands. */
  | { kind: 'couponDiffers'; couponId: string; isRedeemed: boolean }

/** What does not hold together in one purchase; `uses`: by which purchase each coupon is used up now, null for none. */
export function auditPurchase(purchase: Purchase, uses: ReadonlyMap<string, string | null>): PurchaseProblem[] {
  const { _id, amountFen, refundedFen, refunds, isBack, undone, basket } = purchase
  const sumFen = moneyBack(refunds)
  const problems: PurchaseProblem[] = []
  if (sumFen !== refundedFen) problems.push({ kind: 'refundsDiffer', expectedFen: sumFen, foundFen: refundedFen })
  if (refundedFen > amountFen) problems.push({ kind: 'tooMuchBack', amountFen, foundFen: refundedFen })
  if (isBack !== (undone !== null || isAllBack(purchase, refunds))) problems.push({ kind: 'standingDiffers', isBack })
  for (const { couponId } of basket?.coupons ?? []) {
    const isRedeemed = uses.get(couponId) === _id
    if (isRedeemed === isBack) problems.push({ kind: 'couponDiffers', couponId, isRedeemed })
  }
  return problems
}

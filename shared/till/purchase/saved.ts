import { shareRoundedDown } from '#shared/kernel/money'
import type { Purchase } from './purchase'

/**
 * What coupons saved the member, as far as it stays: a purchase that is all back saved nothing, and of one that is
 * partly back the part of the discount that went with the money no longer counts.
 */
export function savedFen({
  amountFen,
  discountFen,
  refundedFen,
  isBack,
}: Pick<Purchase, 'amountFen' | 'discountFen' | 'refundedFen' | 'isBack'>): number {
  if (isBack) return 0
  if (refundedFen === 0) return discountFen
  return shareRoundedDown(discountFen, amountFen - refundedFen, amountFen)
}

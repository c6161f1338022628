import type { CouponView } from './coupon-text'

/** Used, taken back or past its time. */
export function isOver({ status, untilAt }: Pick<CouponView, 'status' | 'untilAt'>, now: number): boolean {
  return status === 'redeemed' || status === 'voided' || status === 'expired' || untilAt < now
}

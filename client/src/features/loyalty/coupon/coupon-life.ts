import type { CouponView } from './coupon-text'

/** Whether the coupon is used, taken back or expired. */
export function isOver({ status, untilAt }: Pick<CouponView, 'status' | 'untilAt'>, now: number): boolean {
  return status === 'redeemed' || status === 'voided' || status === 'expired' || untilAt < now
}

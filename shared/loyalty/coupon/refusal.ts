import type { RefusalDetails } from '#shared/kernel/contract'

/** Every refusal about coupons that a person can act on. */
export const COUPON_REFUSALS = [
  // to claim or be given one
  'TEMPLATE_NOT_LIVE',
  'CLAIM_OTHER_WAY',
  'CLAIM_NOT_STARTED',
  'CLAIM_ENDED',
  'CLAIM_NOT_AT_THIS_HOUR',
  'CLAIM_NOT_FOR_YOU',
  'COUPON_SOLD_OUT',
  'COUPON_SOLD_OUT_TODAY',
  'CLAIM_LIMIT_REACHED',
  'CLAIM_LIMIT_REACHED_TODAY',
  'CLAIM_LIMIT_PER_PERSON',
  'CLAIM_PHONE_NEEDED',
  'POINTS_SHORT',
  // to use one
  'COUPON_NOT_YOURS',
  'COUPON_NOT_USABLE',
  'COUPON_LOCKED',
  'COUPON_ALREADY_REDEEMED',
  'COUPON_EXPIRED',
  'COUPON_VOIDED',
  'COUPONS_NOT_TOGETHER',
  'REDEMPTION_NOT_FOUND',
  // exchange codes
  'CODE_MISTYPED',
  'CODE_NOT_FOUND',
  'CODE_ALREADY_USED',
  'CODE_VOIDED',
  // templates
  'TEMPLATE_EDIT_REFUSED',
] as const
export type CouponRefusal = (typeof COUPON_REFUSALS)[number]

export interface CouponRefused {
  kind: 'refused'
  reason: CouponRefusal
  details?: RefusalDetails
}

export function refused(reason: CouponRefusal, details?: RefusalDetails): CouponRefused {
  return details === undefined ? { kind: 'refused', reason } : { kind: 'refused', reason, details }
}

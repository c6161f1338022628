import { invariant } from '#shared/kernel/invariant'
import { type ChangedCoupon, type Coupon, changed, hasEnded, settledCoupon } from './coupon'
import type { CouponDecision } from './redemption'
import { refused } from './refusal'

export type ExpiryDecision = ChangedCoupon | { kind: 'nothing' }

/** Its time is over. A lock that still holds is waited for: the till has been told yes. */
export function decideExpiry(coupon: Coupon, now: number): ExpiryDecision {
  const before = settledCoupon(coupon, now)
  if (before.status !== 'available' || !hasEnded(before, now)) return { kind: 'nothing' }
  return changed(before, { status: 'expired' }, { change: 'expired', at: now })
}

export interface VoidingRequest {
  operatorId: string
  requestId: string
  /** Why, in words. */
  note: string
}

/** Taken from the member by an operator. The coupon stays, with who and why; a used one is reversed instead. */
export function decideVoid(
  coupon: Coupon,
  { operatorId, requestId, note }: VoidingRequest,
  now: number,
): CouponDecision {
  invariant(note.trim() !== '', 'a coupon is voided for a reason')
  const before = settledCoupon(coupon, now)
  if (before.status === 'voided') return { kind: 'known', coupon: before }
  if (before.status === 'redeemed') return refused('COUPON_ALREADY_REDEEMED', { at: before.redemption?.at ?? null })
  if (before.status === 'expired') return refused('COUPON_EXPIRED', { untilAt: before.untilAt })
  return changed(
    before,
    { status: 'voided', lock: null, voiding: { operatorId, note, at: now } },
    { change: 'voided', at: now, actorId: operatorId, requestId, note },
  )
}

import { invariant } from '#shared/kernel/invariant'
import {
  type ChangedCoupon,
  type Coupon,
  type CouponLock,
  changed,
  hasEnded,
  type KnownCoupon,
  settledCoupon,
} from './coupon'
import { type CouponRefused, refused } from './refusal'

/** `accepted` has the coupon to write and the entry to add; anything else changes nothing. */
export type CouponDecision = ChangedCoupon | KnownCoupon | CouponRefused

/** Reserves a coupon for a preview at the till. The same request again finds its own lock. */
export function decideLock(coupon: Coupon, lock: CouponLock, now: number): CouponDecision {
  invariant(lock.untilAt >= now, 'a lock holds for some time')
  const before = settledCoupon(coupon, now)
  if (before.lock?.requestId === lock.requestId) return { kind: 'known', coupon: before }
  const refusal = refusalOf(before, now)
  if (refusal) return refusal
  const { requestId, staffId, storeId } = lock
  const facts = { change: 'locked' as const, at: now, actorId: staffId, storeId, requestId }
  return changed(before, { status: 'locked', lock }, facts)
}

export type UnlockDecision = ChangedCoupon | { kind: 'nothing'; coupon: Coupon }

/** The preview was given up. Only the request that locked it can; a lock that has lapsed needs no unlocking. */
export function decideUnlock(coupon: Coupon, requestId: string, now: number): UnlockDecision {
  const before = settledCoupon(coupon, now)
  const { lock } = before
  if (lock?.requestId !== requestId) return { kind: 'nothing', coupon: before }
  const { staffId, storeId } = lock
  return changed(
    before,
    { status: 'available', lock: null },
    { change: 'unlocked', at: now, actorId: staffId, storeId, requestId },
  )
}

export interface RedemptionFact {
  requestId: string
  purchaseId: string
  staffId: string
  storeId: string
  discountFen: number
}

/**
 * Uses the coupon up. Under the request's own lock it goes through even past its last instant: the preview said yes.
 * Without one (it lapsed while the clerk was counting) it goes through if nobody else has taken it meanwhile.
 */
export function decideRedemption(coupon: Coupon, redeeming: RedemptionFact, now: number): CouponDecision {
  const { requestId, purchaseId, staffId, storeId, discountFen } = redeeming
  invariant(Number.isSafeInteger(discountFen) && discountFen >= 0, 'a discount is whole fen, not below zero')
  const before = settledCoupon(coupon, now)
  if (before.redemption?.requestId === requestId && before.redemption.purchaseId === purchaseId) {
    return { kind: 'known', coupon: before }
  }
  const isOwnLock = before.lock?.requestId === requestId
  const refusal = isOwnLock ? null : refusalOf(before, now)
  if (refusal) return refusal
  const isWorthless = discountFen === 0 && before.rules.offer.kind !== 'gift'
  if (isWorthless) return refused('COUPON_NOT_USABLE', { rule: 'worth' })
  return changed(
    before,
    { status: 'redeemed', lock: null, redemption: { ...redeeming, at: now } },
    { change: 'redeemed', at: now, actorId: staffId, storeId, requestId, purchaseId, discountFen },
  )
}

export interface ReversalFact {
  requestId: string
  purchaseId: string
  /** Null for an operator. */
  staffId: string | null
  storeId: string
  note: string
}

/** Takes a redemption back: the coupon returns, or ends if its time is over. Only for the purchase that used it. */
export function decideRedemptionReversal(coupon: Coupon, reversing: ReversalFact, now: number): CouponDecision {
  const { requestId, purchaseId, staffId, storeId, note } = reversing
  const { redemption } = coupon
  if (coupon.status !== 'redeemed' || redemption?.purchaseId !== purchaseId) {
    if (coupon.reversal?.purchaseId === purchaseId) return { kind: 'known', coupon }
    return refused('REDEMPTION_NOT_FOUND')
  }
  const status = hasEnded(coupon, now) ? 'expired' : 'available'
  const { discountFen } = redemption
  return changed(
    coupon,
    { status, redemption: null, reversal: { ...reversing, at: now } },
    { change: 'reversed', at: now, actorId: staffId, storeId, requestId, purchaseId, discountFen, note },
  )
}

/** Why a coupon cannot be taken now, by its status and its time alone. */
function refusalOf(coupon: Coupon, now: number): CouponRefused | null {
  const { status, lock, redemption, voiding, fromAt, untilAt } = coupon
  if (status === 'locked') return refused('COUPON_LOCKED', { untilAt: lock?.untilAt ?? null })
  if (status === 'redeemed') {
    return refused('COUPON_ALREADY_REDEEMED', { at: redemption?.at ?? null, storeId: redemption?.storeId ?? null })
  }
  if (status === 'voided') return refused('COUPON_VOIDED', { at: voiding?.at ?? null })
  if (status === 'expired' || hasEnded(coupon, now)) return refused('COUPON_EXPIRED', { untilAt })
  if (now < fromAt) return refused('COUPON_NOT_USABLE', { rule: 'started', fromAt })
  return null
}

import type { CouponLock } from '#shared/loyalty/coupon/coupon'
import { decideLock, decideUnlock } from '#shared/loyalty/coupon/redemption'
import type { WriteContext } from '../../../platform/context'
import { accepted, DomainError } from '../../../platform/domain-error'
import { findCoupon, keepChanges, reserveCoupon, type StoredCoupon } from './coupon.repository'

/** Each time somebody else has changed the coupon meanwhile, which is then the reason for a refusal. */
const ROUNDS_MAX = 5

/**
 * Reserves coupons for a preview, each in one guarded write; the same request again finds its own reservation.
 * @returns the instant until which all of them are reserved
 * @throws DomainError COUPON_LOCKED, COUPON_ALREADY_REDEEMED and others: what was reserved before lapses by itself
 */
export async function reserve(
  context: WriteContext,
  coupons: readonly StoredCoupon[],
  lock: CouponLock,
): Promise<number> {
  let untilAt = lock.untilAt
  for (const coupon of coupons) untilAt = Math.min(untilAt, await reserveOne(context, coupon, lock))
  return untilAt
}

async function reserveOne(context: WriteContext, read: StoredCoupon, lock: CouponLock): Promise<number> {
  let coupon: StoredCoupon | null = read
  for (let round = 0; round < ROUNDS_MAX && coupon; round += 1) {
    const decision = accepted(decideLock(coupon, lock, context.now))
    if (decision.kind === 'known') return decision.coupon.lock?.untilAt ?? lock.untilAt
    // An earlier reservation has lapsed: its entry goes to the history together with the new one.
    if (coupon.unwritten) return reserveAgain(context, coupon._id, lock)
    if (await reserveCoupon(context.db, coupon, decision.coupon, decision.entry)) return lock.untilAt
    coupon = await findCoupon(context.db, coupon._id)
  }
  throw new DomainError('BUSY')
}

async function reserveAgain({ db, now }: WriteContext, couponId: string, lock: CouponLock): Promise<number> {
  return db.transaction(async (tx) => {
    const before = await findCoupon(tx, couponId)
    if (!before) throw new DomainError('COUPON_NOT_FOUND', { couponId })
    const decision = accepted(decideLock(before, lock, now))
    if (decision.kind === 'known') return decision.coupon.lock?.untilAt ?? lock.untilAt
    await keepChanges(tx, [{ before, after: decision.coupon, entry: decision.entry }])
    return lock.untilAt
  })
}

/** Gives back what the request has reserved of these. */
export async function release(
  { db, now }: WriteContext,
  couponIds: readonly string[],
  requestId: string,
): Promise<void> {
  if (couponIds.length === 0) return
  await db.transaction(async (tx) => {
    const changes = []
    for (const couponId of couponIds) {
      const before = await findCoupon(tx, couponId)
      const decision = before && decideUnlock(before, requestId, now)
      if (before && decision?.kind === 'accepted') {
        changes.push({ before, after: decision.coupon, entry: decision.entry })
      }
    }
    await keepChanges(tx, changes)
  })
}

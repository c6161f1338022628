import { changed, settledCoupon } from '#shared/loyalty/coupon/coupon'
import { decideExpiry } from '#shared/loyalty/coupon/ending'
import type { Context } from '../../../platform/context'
import { isNew } from '../../../platform/db/is-new'
import { findCoupon, keepChanges, type StoredCoupon } from './coupon.repository'
import { type CouponNotice, insertNotice } from './notice.repository'

/** Ends a coupon whose time is over, unless a till has already been promised it. */
export async function expireCoupon({ db, now }: Context, couponId: string): Promise<boolean> {
  return db.transaction(async (tx) => {
    const before = await findCoupon(tx, couponId)
    const decision = before && decideExpiry(before, now)
    if (!before || decision?.kind !== 'accepted') return false
    await keepChanges(tx, [{ before, after: decision.coupon, entry: decision.entry }])
    return true
  })
}

/** Frees a coupon that a till reserved and never came back to. It was free already; now the record says so too. */
export async function freeLapsedLock({ db, now }: Context, couponId: string): Promise<boolean> {
  return db.transaction(async (tx) => {
    const before = await findCoupon(tx, couponId)
    if (!before?.lock || settledCoupon(before, now) === before) return false
    const { requestId, staffId, storeId } = before.lock
    const facts = { change: 'unlocked', at: now, actorId: staffId, storeId, requestId, note: 'lapsed' } as const
    const { coupon, entry } = changed(before, { status: 'available', lock: null }, facts)
    await keepChanges(tx, [{ before, after: coupon, entry }])
    return true
  })
}

/** Queues the notice that a coupon ends soon, once in its life. */
export const queueEndingNotice = (context: Context, coupon: StoredCoupon): Promise<boolean> =>
  queueNotice(context, coupon, 'ending')

/** Queues a notice of a coupon, of each kind once. */
export async function queueNotice(
  { db, now }: Context,
  { _id: couponId, memberId, untilAt }: StoredCoupon,
  kind: CouponNotice['kind'],
): Promise<boolean> {
  return isNew(
    insertNotice(db, {
      _id: `${couponId}:${kind}`,
      kind,
      couponId,
      memberId,
      untilAt,
      status: 'queued',
      dueAt: now,
    }),
  )
}

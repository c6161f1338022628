import type { BusinessDay } from '#shared/kernel/business-day'
import type { SegmentChange } from '#shared/ledger/account/portrait'
import type { Entry } from '#shared/ledger/points/entry'
import { toldByEntries } from '#shared/ledger/points/told-by-entries'
import type { Coupon, CouponEntry, CouponStatus } from '#shared/loyalty/coupon/coupon'

/** Points and growth as the entries up to an instant make them, and how many those are. In the order of `seq`. */
export function ledgerAsOf(entries: readonly Entry[], endAt: number) {
  const until = entries.filter(({ at }) => at <= endAt)
  return { ...toldByEntries(until), entries: until.length }
}

/** The coupons that a member had at an instant, each in the state of that moment. */
export function couponsAsOf<C extends Pick<Coupon, '_id' | 'issuedAt' | 'untilAt'>>(
  coupons: readonly C[],
  events: readonly Pick<CouponEntry, 'couponId' | 'seq' | 'statusAfter' | 'at'>[],
  endAt: number,
): { coupon: C; status: CouponStatus }[] {
  const last = new Map<string, { seq: number; statusAfter: CouponStatus }>()
  for (const { couponId, seq, statusAfter, at } of events) {
    if (at <= endAt && seq > (last.get(couponId)?.seq ?? -1)) last.set(couponId, { seq, statusAfter })
  }
  return coupons
    .filter(({ issuedAt }) => issuedAt <= endAt)
    .map((coupon) => {
      const status = last.get(coupon._id)?.statusAfter ?? 'available'
      const isOver = (status === 'available' || status === 'locked') && coupon.untilAt < endAt
      return { coupon, status: isOver ? 'expired' : status }
    })
}

/** Segments as of the end of a day: today’s, with every change since taken back. `changes` newest first. */
export function segmentsAsOf(
  today: readonly string[],
  changes: readonly Pick<SegmentChange, 'segmentId' | 'kind' | 'day'>[],
  day: BusinessDay,
): string[] {
  const held = new Set(today)
  for (const { segmentId, kind } of changes.filter((change) => change.day > day)) {
    if (kind === 'entered') held.delete(segmentId)
    else held.add(segmentId)
  }
  return [...held].sort()
}

import type { CouponWay, IssuedRules, Template } from './template'
import { lifeOf } from './times'

export const COUPON_STATUSES = ['available', 'locked', 'redeemed', 'expired', 'voided'] as const
export type CouponStatus = (typeof COUPON_STATUSES)[number]

/** One copy owned by one member. Its rules are those of the day it was issued. */
export interface Coupon {
  _id: string
  templateId: string
  templateVersion: number
  memberId: string
  status: CouponStatus
  rules: IssuedRules
  fromAt: number
  /** The last instant, 23:59:59.999 of its last business day. */
  untilAt: number
  way: CouponWay
  /** What it was issued for: the request, the exchange code, the month, the birthday's year, the batch… */
  sourceId: string
  pointsPaid: number
  issuedAt: number
  /** Grows by one with every entry of its history, so that a missing entry is a visible gap. */
  seq: number
  lock: CouponLock | null
  redemption: Redemption | null
  /** The redemption that was taken back last. */
  reversal: Reversal | null
  voiding: VoidingFact | null
}

/** Reserved at the till, for one request, until `untilAt`; then it is free again by itself. */
export interface CouponLock {
  requestId: string
  staffId: string
  storeId: string
  untilAt: number
}

export interface Redemption {
  requestId: string
  purchaseId: string
  staffId: string
  storeId: string
  discountFen: number
  at: number
}

export interface Reversal {
  requestId: string
  purchaseId: string
  /** Null for an operator. */
  staffId: string | null
  storeId: string
  note: string
  at: number
}

export interface VoidingFact {
  operatorId: string
  note: string
  at: number
}

export const COUPON_CHANGES = ['issued', 'locked', 'unlocked', 'redeemed', 'reversed', 'expired', 'voided'] as const
export type CouponChange = (typeof COUPON_CHANGES)[number]

/** One entry of a coupon's history: who, where, when, why. Never updated, never deleted. */
export interface CouponEntry {
  /** `<coupon>:<seq>` */
  _id: string
  couponId: string
  templateId: string
  memberId: string
  seq: number
  change: CouponChange
  statusAfter: CouponStatus
  at: number
  storeId: string | null
  /** The clerk or the operator; null for the member's own act and for the clock. */
  actorId: string | null
  requestId: string | null
  purchaseId: string | null
  discountFen: number | null
  note: string | null
}

export interface ChangedCoupon {
  kind: 'accepted'
  coupon: Coupon
  entry: CouponEntry
}

/** The same request again: the coupon already is as it asked. */
export interface KnownCoupon {
  kind: 'known'
  coupon: Coupon
}

export interface IssueFact {
  couponId: string
  memberId: string
  way: CouponWay
  sourceId: string
  pointsPaid: number
}

/** A copy for a member. Nothing of the template stays shared with it. */
export function issueCoupon(template: Template, issuing: IssueFact, now: number): ChangedCoupon {
  const { couponId, memberId, way, sourceId, pointsPaid } = issuing
  const coupon: Coupon = {
    _id: couponId,
    templateId: template._id,
    templateVersion: template.version,
    memberId,
    status: 'available',
    rules: frozenCopy(template),
    ...lifeOf(template.rules.validity, now),
    way,
    sourceId,
    pointsPaid,
    issuedAt: now,
    seq: 0,
    lock: null,
    redemption: null,
    reversal: null,
    voiding: null,
  }
  return changed(coupon, {}, { change: 'issued', at: now, note: way })
}

/** A member's n-th copy of a template. An id exists once, so of two that would be the n-th one is not written. */
export function couponIdOf(templateId: string, memberId: string, copy: number): string {
  return `${templateId}:${memberId}:${copy}`
}

/** Names the fact that brings a member a copy: `way` and the source within it. */
export function factIdOf(templateId: string, memberId: string, way: CouponWay, sourceId: string): string {
  return `${templateId}:${memberId}:${way}:${sourceId}`
}

/** The coupon as it stands now: a lock that has lapsed no longer counts. */
export function settledCoupon(coupon: Coupon, now: number): Coupon {
  if (coupon.status !== 'locked' || (coupon.lock && coupon.lock.untilAt >= now)) return coupon
  return { ...coupon, status: 'available', lock: null }
}

export function hasEnded(coupon: Pick<Coupon, 'untilAt'>, now: number): boolean {
  return now > coupon.untilAt
}

type EntryFacts = Pick<CouponEntry, 'change' | 'at'> &
  Partial<Pick<CouponEntry, 'storeId' | 'actorId' | 'requestId' | 'purchaseId' | 'discountFen' | 'note'>>

/** Every change passes here, so that no coupon changes without an entry in its history. */
export function changed(before: Coupon, changes: Partial<Coupon>, facts: EntryFacts): ChangedCoupon {
  const coupon = { ...before, ...changes, seq: before.seq + 1 }
  const entry: CouponEntry = {
    _id: `${coupon._id}:${coupon.seq}`,
    couponId: coupon._id,
    templateId: coupon.templateId,
    memberId: coupon.memberId,
    seq: coupon.seq,
    statusAfter: coupon.status,
    storeId: null,
    actorId: null,
    requestId: null,
    purchaseId: null,
    discountFen: null,
    note: null,
    ...facts,
  }
  return { kind: 'accepted', coupon, entry }
}

/** Rules are plain documents of text and numbers, so that JSON copies all of them. */
function frozenCopy({ rules }: Template): IssuedRules {
  const { title, offer, conditions, audience, stacking, texts } = rules
  return JSON.parse(JSON.stringify({ title, offer, conditions, audience, stacking, texts })) as IssuedRules
}

import { addDays, type BusinessDay, businessDayOf, monthOf } from '#shared/kernel/business-day'
import type { Goods, GoodsPicture } from './goods'

/**
 * - `waiting`: paid for, at the store, not yet handed over
 * - `collected`: handed over
 * - `returned`: not handed over, and its points went back
 * - `dropped`: its member left the shop first, and their points with them
 */
export const PICK_UP_STATUSES = ['waiting', 'collected', 'returned', 'dropped'] as const
export type PickUpStatus = (typeof PICK_UP_STATUSES)[number]

/** Why the points went back: the member or the shop did not want it to go on, or nobody came by the day. */
export const RETURN_REASONS = ['member', 'shop', 'late'] as const
export type ReturnReason = (typeof RETURN_REASONS)[number]

/** One piece of goods that a member has paid for with points, to be handed over at one store. */
export interface PickUp {
  /** Made from the request, so that a request sent again finds its own. */
  _id: string
  memberId: string
  /** The record that paid: after a merge another one carries it on. */
  recordId: string
  goodsId: string
  storeId: string
  /** As they were when it was paid for: goods that are edited later never change it. */
  title: string
  detail: string
  picture: GoodsPicture
  pointsPaid: number
  valueFen: number
  code: string
  /** `<store>:<code>` while it waits, by which a clerk finds it; then its own id. */
  openCode: string
  /** Its code has a record of its own, which no other pick-up of the store can have. Missing in those of before. */
  isCodeHeld?: true
  status: PickUpStatus
  at: number
  /** For the limit of a month. */
  month: string
  /** The last day on which the store hands it over. */
  untilDay: BusinessDay
  ended: { at: number; requestId: string; staffId: string | null; why: ReturnReason | null } | null
}

export interface PickUpDraft {
  _id: string
  memberId: string
  goods: Goods
  storeId: string
  pointsPaid: number
  code: string
  now: number
}

export function newPickUp({ _id, memberId, goods, storeId, pointsPaid, code, now }: PickUpDraft): PickUp {
  const today = businessDayOf(now)
  const { title, detail, picture, valueFen, pickUpDays } = goods
  return {
    _id,
    memberId,
    recordId: memberId,
    goodsId: goods._id,
    storeId,
    title,
    detail,
    picture,
    pointsPaid,
    valueFen,
    code,
    openCode: openCodeOf(storeId, code),
    isCodeHeld: true,
    status: 'waiting',
    at: now,
    month: monthOf(today),
    untilDay: addDays(today, pickUpDays - 1),
    ended: null,
  }
}

export const openCodeOf = (storeId: string, code: string): string => `${storeId}:${code}`

export type EndDecision =
  | { kind: 'accepted'; pickUp: PickUp }
  /** The same request again. */
  | { kind: 'known' }
  | { kind: 'refused'; reason: 'PICK_UP_OVER'; details: { status: PickUpStatus | 'late' } }

export interface Ending {
  status: Exclude<PickUpStatus, 'waiting'>
  requestId: string
  staffId?: string | null
  why?: ReturnReason | null
}

/** A pick-up ends once. Handing over needs the day too; giving back does not, because the job may be late. */
export function decideEnd(pickUp: PickUp, ending: Ending, now: number): EndDecision {
  const { status, requestId, staffId = null, why = null } = ending
  if (pickUp.status !== 'waiting') {
    const isSame = pickUp.ended?.requestId === requestId && pickUp.status === status
    return isSame ? { kind: 'known' } : { kind: 'refused', reason: 'PICK_UP_OVER', details: { status: pickUp.status } }
  }
  if (status === 'collected' && isLate(pickUp, now)) {
    return { kind: 'refused', reason: 'PICK_UP_OVER', details: { status: 'late' } }
  }
  return {
    kind: 'accepted',
    pickUp: { ...pickUp, status, openCode: pickUp._id, ended: { at: now, requestId, staffId, why } },
  }
}

export const isLate = ({ untilDay }: Pick<PickUp, 'untilDay'>, now: number): boolean => untilDay < businessDayOf(now)

/** What counts against a limit: what was given back, or left behind, was never had. */
export const HAD_STATUSES: readonly PickUpStatus[] = ['waiting', 'collected']

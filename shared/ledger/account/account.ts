import type { CarriedFact } from '#shared/base/facts/told-facts'
import type { BusinessDay, BusinessMonth } from '#shared/kernel/business-day'
import type { RequestMark } from '#shared/kernel/request-mark'
import type { AccountReferral } from './account-referral'

/**
 * Everything about a member that changes together, in one document, so that a whole act is one read and one
 * guarded write beside the appended entry. Every list in it is bounded by the rules that write it.
 */
export interface Account {
  _id: string
  status: AccountStatus
  /** Which account carries on, while this one is merged; missing otherwise. */
  mergedInto?: string | null
  joinedDay: BusinessDay
  /** Grows by one with every entry, so that a missing entry is a visible gap. */
  seq: number
  points: PointsState
  growth: GrowthState
  tier: TierState
  /**
   * Where the member stood before each tier that was reached since the last review, oldest first: that holds again if
   * what the tier was reached by is taken back. Missing while there is none; at most one for each tier.
   */
  climbedFrom?: TierState[]
  checkIn: CheckInState
  counters: Counters
  /** The newest code of the member that was used at a till, and by which request: it and older ones are no good any more. */
  usedCode: UsedCode | null
  /** Codes that were used lately, in order: a till that was cut off brings an older one late. Missing while there are none. */
  usedCodes?: number[]
  /** The newest requests that changed it, so that one of them sent again is known, on whatever day. */
  requests?: RequestMark[]
  /** What benefits of tiers have taken off, by month: their monthly caps are held to here. Missing while there is nothing. */
  benefits?: BenefitMonth[]
  /** What invitations have to do with this member; missing or null for most. */
  referral?: AccountReferral | null
  /** Whoever was a member before, and left, is not new: what is given once was given. Missing or null for most. */
  past?: AccountPast | null
  /** What acts have told and the sweep has not yet taken up, oldest first; missing while there is none. */
  told?: CarriedFact[]
  /** What was given for nothing, and the points, wait until a person has looked at how the member came; missing or null for nearly all. */
  giftsHeld?: GiftsHeld | null
  /** The task of which one step is left, for the first screen; missing or null for none. */
  almost?: AlmostDone | null
  /**
   * The batch of an import that has counted purchases in here whose entries are still being written; missing otherwise.
   */
  importBatch?: string
  updatedAt: number
}

export interface GiftsHeld {
  /** Every hold ends by itself, one that a person has confirmed too. */
  untilAt: number
}

/** A task of more than one step of which one is left. */
export interface AlmostDone {
  task: string
  title: string
  goal: number
  /** The last day on which it can be done. */
  untilDay: BusinessDay
}

export interface BenefitMonth {
  month: BusinessMonth
  /** By the key of the benefit; what came back of a purchase is not in it. */
  takenFen: Readonly<Record<string, number>>
}

export interface UsedCode {
  position: number
  requestId: string
}

/** Where the counts of an earlier membership stand, and the days of it that matter every day. */
export interface AccountPast {
  /** Ids of the records of `known_people`. */
  keys: string[]
  firstDay: BusinessDay
  checkInDay: BusinessDay | null
  /** Friends that an earlier record has brought: counted in `referral.tallies` too, because the cap goes on. */
  friends: number
  /** The tiers that earlier memberships ended in. Missing in records of before. */
  tierKeys?: string[]
}

/** `merged`: another account carries on (see the member's `mergedInto`). `closed`: the member has left. */
export type AccountStatus = 'active' | 'merged' | 'closed'

/** Spendable points. The sum of all entries' deltas is `balance − debt`. */
export interface PointsState {
  /** Sum of the lots. */
  balance: number
  /** Owed after a reversal of points already spent; the next earnings repay it first. */
  debt: number
  /** Oldest first; one lot for each month in which points end. */
  lots: PointsLot[]
  /**
   * What has ended unused, by month, as far as no refund has counted it: the refund of a purchase does not take again
   * what has ended by itself. Missing while there is none; one for each month, the newest EXPIRED_MONTHS_KEPT.
   */
  expired?: PointsLot[]
}

/** Points that end together at 23:59:59.999 of the month's last day; `null` never ends and is spent last. */
export interface PointsLot {
  endsMonth: BusinessMonth | null
  points: number
}

/** Growth value earned in each business month, oldest first. Only months inside the rules' window count. */
export interface GrowthState {
  months: { month: BusinessMonth; growth: number }[]
}

export interface TierState {
  key: string
  sinceDay: BusinessDay
  /** Last day of validity; `null` for the base tier, which cannot be lost. */
  untilDay: BusinessDay | null
}

export interface CheckInState {
  /** Unbroken runs of days with a check-in, oldest first; runs that ended long ago are dropped. */
  runs: CheckInRun[]
  totalDays: number
  makeUpCards: number
  /** Cards that were taken back after they were used; missing while there are none. */
  owedMakeUpCards?: number
  /** Make-ups used in a month, to hold the monthly limit. */
  makeUps: { month: BusinessMonth; count: number } | null
  /** Up to which number of days the month's ladder has been paid. */
  monthLadder: { month: BusinessMonth; paidTo: number } | null
}

export interface CheckInRun {
  fromDay: BusinessDay
  toDay: BusinessDay
  /** Up to which number of days the streak ladder has been paid for this run. */
  paidTo: number
}

/** Cheap facts kept while events arrive. */
export interface Counters {
  eventCount: number
  sessionCount: number
  lastSeenAt: number | null
  /** The batch counted last: a batch sent twice is counted once. */
  lastBatchId: string | null
  purchaseCount: number
  spentFen: number
  lastPurchaseAt: number | null
}

import type { FactName } from '#shared/base/facts/fact-catalogue'
import type { EventName } from '#shared/insight/event/catalogue'
import type { BusinessDay } from '#shared/kernel/business-day'

/** Everything that is counted for a member: what phones report and what the shop's own records say. */
export type BehaviorName = EventName | FactName

/** What one member did on one business day; only days with something on them exist. Kept for good. */
export interface MemberDay {
  /** `<member>:<day>` */
  _id: string
  memberId: string
  day: BusinessDay
  /** How often each thing happened, in the order of names; nothing with a count of 0. */
  tallies: Tally[]
  /** Paid on that day for purchases that stand, less what was paid back of them, in fen. */
  spentFen: number
  /** What the tier took off by itself in these purchases; missing where it took nothing. */
  benefitFen?: number
  /** The day of the first visit to the mini-program; null while there was none, as for who came with a till's file. */
  joinedDay: BusinessDay | null
  /** Where the day stands among the member's days of each kind; null when it is none. */
  links: Record<DayKind, DayLink | null>
}

export interface Tally {
  name: BehaviorName
  count: number
}

/**
 * `visit`: the member did anything at all (a fault of the phone is nothing done). `key`: checked in, claimed or redeemed
 * a coupon, or bought. `buy`: bought something that stands.
 */
export type DayKind = 'visit' | 'key' | 'buy'
export const DAY_KINDS = ['visit', 'key', 'buy'] as const satisfies readonly DayKind[]

/** The member's first day of this kind, and the last one before this day; null on the first day. */
export interface DayLink {
  firstDay: BusinessDay
  previousDay: BusinessDay | null
}

export const memberDayId = (memberId: string, day: BusinessDay) => `${memberId}:${day}`

/** How often it happened on that day. */
export function countOf({ tallies }: Pick<MemberDay, 'tallies'>, name: BehaviorName): number {
  return tallies.find((tally) => tally.name === name)?.count ?? 0
}

import type { KnownByKind } from '#shared/insight/event/day-links'
import { NO_DAYS } from '#shared/insight/event/day-links'
import type { PhoneCount } from '#shared/insight/event/phone-count'
import type { BusinessDay } from '#shared/kernel/business-day'

/** What is needed of a member's past to roll up a new day: the ends of the rows of days, and the counters of the phones. */
export interface MemberActivity {
  /** The member's id. */
  _id: string
  /** The day of the first visit to the mini-program. */
  joinedDay: BusinessDay | null
  days: KnownByKind
  phones: PhoneCount[]
  /** When a day of the member was last added up; missing in records of before. */
  changedAt?: number
}

export const newActivity = (memberId: string): MemberActivity => ({
  _id: memberId,
  joinedDay: null,
  days: NO_DAYS,
  phones: [],
})

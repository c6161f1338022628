import type { FactName } from '#shared/base/facts/fact-catalogue'
import type { EventName } from '#shared/insight/event/catalogue'
import { type CohortDay, type EventDay, RETURN_DAYS } from '#shared/insight/event/event-day'

/** What members did on a day beside buying, and how the shop stood at its end. Sums of a day alone, so that days add up. */
export interface Came {
  visitors: number
  /** As in the shop's days: by how long ago they came before. */
  visitGaps: number[]
  joined: number
  /** By days since they joined: whose first key act, whose first purchase was on this day. */
  activated: number[]
  firstBuyers: number[]
  /** For each of RETURN_DAYS: who came for the first time exactly so many days ago, and came on this day. */
  returned: number[]
  /** Members who checked in. */
  checkedIn: number
  /** Members of whom a friend became a customer. */
  inviters: number
  /** What coupons took off for those who bought for the first time. */
  newcomersOffFen: number
  /** Records of phones that arrived, and that are known to be missing. */
  stored: number
  missing: number
  /** Requests of phones that nobody answered, and what the functions answered. */
  unanswered: number
  calls: number
  /** What the shop owed at the end of the day; null where it was not counted. */
  owed: Owed | null
  /** What other nouns tell of the day, by name. */
  told: Record<string, number>
}

export interface Owed {
  points: number
  couponsFen: number
}

/** Whoever bought within so many days before would probably have come again without a coupon. */
export const REGULAR_DAYS = 30

export interface StandingOfDay {
  newcomersOffFen: number
  calls: number
  owed: Owed | null
  told: Record<string, number>
}

/** From the shop's day, the day of its cohorts, and what else is known of it. */
export function cameOf(event: EventDay, cohort: CohortDay | null, rest: StandingOfDay): Came {
  const { visitors, gaps, joined, activated, firstBuyers, inviters, sent } = event
  const named = (name: EventName | FactName) => event.names.find((each) => each.name === name)
  return {
    ...{ visitors, visitGaps: gaps, joined, activated, firstBuyers, inviters },
    returned: RETURN_DAYS.map((days) => cohort?.ages.find(({ age }) => age === days)?.visitors ?? 0),
    checkedIn: named('check-in.performed')?.members ?? 0,
    newcomersOffFen: rest.newcomersOffFen,
    stored: sent.stored,
    missing: sent.missing,
    unanswered: named('request.failed')?.count ?? 0,
    calls: rest.calls,
    owed: rest.owed,
    told: rest.told,
  }
}

import type { BusinessDay } from '#shared/kernel/business-day'

/** What an entrance brought on a day. */
export interface EntranceCount {
  /** The entrance's key; '' without a code. */
  key: string
  visits: number
  /** Visits of which the pages are known: of who agreed to their record. */
  recorded: number
  /** Of those, the ones that looked at one page and did nothing more. */
  bounced: number
  joins: number
}

/** One day of visits, counted whole from its records. `_id` is the day. */
export interface TrafficDay {
  _id: BusinessDay
  countedAt: number
  visits: number
  /** Visits by the most common kind of phone. */
  topDeviceVisits: number
  /** Days of members with a coupon taken or a check-in, and those of them on which nothing was opened. */
  acts: number
  pathless: number
  /** The busiest first, at most ENTRANCES_MAX. */
  entrances: EntranceCount[]
}

export const ENTRANCES_MAX = 300
/** So many visits until the shop's own share of phones says more than what the rules start with. */
const VISITS_ENOUGH = 200
const ACTS_ENOUGH = 200

/** What is usual, from the days before. */
export interface Usual {
  topDevice: number
  pathless: number
  /** Joins on a usual day, by entrance. */
  joinsOf(key: string): number
}

export function usualOf(days: readonly TrafficDay[], starting: { topDevice: number; pathless: number }): Usual {
  const sum = (of: (day: TrafficDay) => number) => days.reduce((total, day) => total + of(day), 0)
  const [visits, acts] = [sum((day) => day.visits), sum((day) => day.acts)]
  const joins = new Map<string, number>()
  for (const { key, joins: count } of days.flatMap(({ entrances }) => entrances)) {
    joins.set(key, (joins.get(key) ?? 0) + count)
  }
  return {
    topDevice: visits < VISITS_ENOUGH ? starting.topDevice : sum((day) => day.topDeviceVisits) / visits,
    pathless: pathlessRate(
      sum((day) => day.pathless),
      acts,
      starting.pathless,
    ),
    joinsOf: (key) => (joins.get(key) ?? 0) / Math.max(1, days.length),
  }
}

/** Never below what the rules start with: a shop whose record has no gap yet will have one. */
function pathlessRate(pathless: number, acts: number, starting: number): number {
  return acts < ACTS_ENOUGH ? starting : Math.min(0.5, Math.max(starting, pathless / acts))
}

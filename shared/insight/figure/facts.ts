import { GAP_DAYS_MAX } from '#shared/insight/event/event-day'
import { addDays, type BusinessDay, daysBetween } from '#shared/kernel/business-day'
import { last } from '#shared/kernel/last'
import { shareInterval } from '#shared/kernel/share-interval'
import type { Came } from './came'
import type { Ago, FigureDay } from './figure-day'
import { type FigureScope, isKnownOf } from './known-of'
import type { Period } from './period'

/** What figures are counted from: days of a part of the shop, by day. */
export interface FigureFacts {
  /** Which kind of part of the shop it is: not of every one is everything known. */
  scope: FigureScope
  days: ReadonlyMap<BusinessDay, FigureDay>
  /** Days before it were not read, so that nothing is said of them. */
  fromDay: BusinessDay
  /** What the tills took altogether, by day, of members and of everybody else, as far as somebody has entered it. */
  totals: ReadonlyMap<BusinessDay, Total>
  /** What 100 points are worth; null where nobody has said. */
  fenPer100Points: number | null
}

export interface Total {
  totalFen: number
  /** How many receipts; null where only the amount was entered. */
  orders: number | null
}

export interface Counted {
  value: number | null
  /** Of a share, its 95 % interval and what it is a share of. */
  interval: { from: number; to: number } | null
  whole: number | null
}

export const amount = (value: number | null): Counted => ({ value, interval: null, whole: null })

export const share = (part: number, whole: number): Counted => ({
  value: whole === 0 ? null : part / whole,
  // What is counted on other days may be more than what it is measured by.
  interval: part > whole ? null : shareInterval(part, whole),
  whole,
})

/** Of money, and of what is counted beside each other, a share has no interval: it is not drawn by chance. */
export const plainShare = (part: number, whole: number): Counted => amount(whole === 0 ? null : part / whole)

export const UNKNOWN: Counted = amount(null)

export const lengthOf = ({ fromDay, toDay }: Period): number => daysBetween(fromDay, toDay) + 1

export function daysIn({ days }: FigureFacts, period: Period): FigureDay[] {
  return Array.from({ length: lengthOf(period) }, (_, at) => days.get(addDays(period.fromDay, at))).flatMap(
    (day) => day ?? [],
  )
}

type Sum =
  | 'orders'
  | 'spentFen'
  | 'buyers'
  | 'couponOrders'
  | 'couponFen'
  | 'couponOffFen'
  | 'couponBuyers'
  | 'couponRegulars'

export const sumOf = (facts: FigureFacts, period: Period, field: Sum): number =>
  daysIn(facts, period).reduce((sum, day) => sum + (day[field] ?? 0), 0)

/** Whether it was counted of all days of a period when their buyers had bought before: of parts of the shop, old days have it not. */
export const isBuyingKnown = (facts: FigureFacts, period: Period): boolean =>
  facts.scope === 'shop' || daysIn(facts, period).every(({ again }) => again !== undefined)

/** Who bought on a day and had bought in this part of the shop the last time before, by how many days ago. */
export const againOn = ({ scope }: FigureFacts, { gaps, again = [] }: FigureDay): readonly Ago[] =>
  scope === 'shop' ? gaps : again

/** Of what members did beside buying, added up over the days of a period. */
export const cameSum = (facts: FigureFacts, period: Period, of: (came: Came) => number): number =>
  daysIn(facts, period).reduce((sum, { came }) => sum + (came ? of(came) : 0), 0)

export const toldSum = (facts: FigureFacts, period: Period, name: string): number =>
  daysIn(facts, period).reduce((sum, { came, told }) => sum + ((came?.told ?? told)?.[name] ?? 0), 0)

/** Different members who bought in a period: on each day those who had not bought in it before. */
export function buyersIn(facts: FigureFacts, period: Period): number {
  return daysIn(facts, period).reduce((sum, { day, gaps }) => {
    const since = daysBetween(period.fromDay, day)
    return sum + gaps.reduce((members, [ago, count]) => members + (ago === 0 || ago > since ? count : 0), 0)
  }, 0)
}

/** Different members who came in a period of at most 31 days, likewise; null of a part of the shop of which only buying is known. */
export function activeIn(facts: FigureFacts, period: Period): number | null {
  if (!isKnownOf('visitors', facts.scope) || !isBuyingKnown(facts, period)) return null
  if (lengthOf(period) > GAP_DAYS_MAX + 1) return null
  return daysIn(facts, period).reduce((sum, { day, came }) => {
    const since = daysBetween(period.fromDay, day)
    return sum + (came?.visitGaps ?? []).reduce((all, count, ago) => all + (ago === 0 || ago > since ? count : 0), 0)
  }, 0)
}

export const firstBuyersIn = (facts: FigureFacts, period: Period): number =>
  daysIn(facts, period).reduce((sum, { gaps }) => sum + (gaps.find(([ago]) => ago === 0)?.[1] ?? 0), 0)

/** What is known of the last day of a period on which it was looked at. */
export function lastIn<T>(facts: FigureFacts, period: Period, of: (came: Came) => T | null): T | null {
  const known = daysIn(facts, period).flatMap(({ came }) => (came ? (of(came) ?? []) : []))
  return last(known) ?? null
}

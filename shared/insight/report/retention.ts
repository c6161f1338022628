import { type BusinessDay, daysBetween } from '#shared/kernel/business-day'

/** What is counted of a group of members who have one day count from a first day of their own. */
export interface RetentionFigure {
  /** Days after the first day. */
  days: number
  /** Members whose day lies far enough back to be known: only they are in the denominator. */
  eligible: number
  /** Active on exactly that day. */
  classic: number
  /** Active on at least one of the days 1 … n. */
  within: number
  /** Active on that day or later. */
  rolling: number
}

/**
 * Retention by calendar days of the shop, from the days on which each member was active. The last day of the data is
 * usually cut off by the end of the reading; `lastFullDay` is the last one that is whole, and nothing behind it counts.
 *
 * @param members the active days of each member, in any order, repetitions allowed
 */
export function retentionOf(
  members: Iterable<readonly BusinessDay[]>,
  days: number,
  lastFullDay: BusinessDay,
): RetentionFigure {
  const counted: RetentionFigure = { days, eligible: 0, classic: 0, within: 0, rolling: 0 }
  for (const active of members) {
    const first = active.reduce((earliest, day) => (day < earliest ? day : earliest))
    if (daysBetween(first, lastFullDay) < days) continue
    const ages = active.filter((day) => day <= lastFullDay).map((day) => daysBetween(first, day))
    counted.eligible += 1
    if (ages.includes(days)) counted.classic += 1
    if (ages.some((age) => age >= 1 && age <= days)) counted.within += 1
    if (ages.some((age) => age >= days)) counted.rolling += 1
  }
  return counted
}

/** Null where nobody can be known yet. */
export function rateOf(part: number, whole: number): number | null {
  return whole > 0 ? part / whole : null
}

import { median } from '#shared/kernel/median'
import { CELLS_PER_DAY, CELLS_PER_HOUR } from './cell'
import { chanceOfAtLeast, chanceOfAtMost } from './chance'

/** The hours of a day. */
export type Hours = readonly number[]

const HOURS_PER_DAY = CELLS_PER_DAY / CELLS_PER_HOUR
const QUARTER_HOURS = 6
/** A quarter with less than this chance of being so poor, or so rich, was none of the ordinary ones. */
const POOR_CHANCE = 0.01
const RICH_CHANCE = 1e-3
/** The spread of a median is that of days alone. */
const KNOWN_WELL = 1e6
/** What never came may come once or twice, and is no farm. */
const NEVER_CAME = 0.5

/**
 * Of the same weekdays in earlier weeks those that were ordinary, for each of the day's hours: a store that was dark for three
 * days, or a farm, must not become what is usual for the next twelve weeks. Judged by quarters of a day, since a fault begins at noon.
 */
export function ordinaryWeeks(weeks: readonly Hours[], weeksMin: number): (hour: number) => readonly Hours[] {
  const quarters = Array.from({ length: HOURS_PER_DAY / QUARTER_HOURS }, (_, quarter) =>
    ordinaryIn(weeks, quarter * QUARTER_HOURS, weeksMin),
  )
  return (hour) => quarters[Math.floor(hour / QUARTER_HOURS)] ?? weeks
}

function ordinaryIn(weeks: readonly Hours[], fromHour: number, weeksMin: number): readonly Hours[] {
  const totals = weeks.map((hours) => totalOf(hours, fromHour))
  const middle = median(totals)
  const ordinary = weeks.filter((_, index) => isOrdinary(totals[index] ?? 0, middle))
  return ordinary.length < weeksMin ? weeks : ordinary
}

function isOrdinary(total: number, middle: number): boolean {
  if (total < middle) return chanceOfAtMost(total, { mean: middle, counted: KNOWN_WELL }) >= POOR_CHANCE
  const mean = middle + NEVER_CAME
  return total === middle || chanceOfAtLeast(total, { mean, counted: KNOWN_WELL }) >= RICH_CHANCE
}

function totalOf(hours: Hours, fromHour: number): number {
  let total = 0
  for (let hour = fromHour; hour < fromHour + QUARTER_HOURS; hour += 1) total += hours[hour] ?? 0
  return total
}

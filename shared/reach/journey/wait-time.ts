import { addDays, addMonthsToDay, businessDayOf, DAY_MS, startOfDay, weekdayOf } from '#shared/kernel/business-day'
import { clockOn } from '#shared/reach/message/moment'

export const DURATION_UNITS = ['minutes', 'hours', 'days', 'months'] as const
export interface Duration {
  amount: number
  unit: (typeof DURATION_UNITS)[number]
}

const MS: Record<Exclude<Duration['unit'], 'months'>, number> = { minutes: 60_000, hours: 3_600_000, days: DAY_MS }

/** A month later is the same day of the next month, or its last one where it has no such day; at the same time of day. */
export function after(at: number, { amount, unit }: Duration): number {
  if (unit !== 'months') return at + amount * MS[unit]
  const day = businessDayOf(at)
  return startOfDay(addMonthsToDay(day, amount)) + (at - startOfDay(day))
}

export interface WaitRule {
  duration: Duration
  /** 'HH:MM': after the duration, on to this time of day; a moment at that very time has come. */
  until: string | null
  /** By `weekdayOf`; null allows each. */
  weekdays: readonly number[] | null
}

/** With a week, its first day may come once more: its time of day may have passed. */
const DAYS_LOOKED = 8

/** When a wait that begins now is over: first the duration, then the time of day, on a day that is allowed. */
export function waitEnd(from: number, { duration, until, weekdays }: WaitRule): number {
  const earliest = after(from, duration)
  const first = businessDayOf(earliest)
  for (let offset = 0; offset < DAYS_LOOKED; offset += 1) {
    const day = addDays(first, offset)
    if (weekdays !== null && !weekdays.includes(weekdayOf(day))) continue
    const at = until === null ? Math.max(earliest, startOfDay(day)) : clockOn(day, until)
    if (at >= earliest) return at
  }
  return earliest
}

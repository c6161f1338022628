import { addDays, type BusinessDay, businessDayOf, endOfDay, startOfDay, weekdayOf } from '#shared/kernel/business-day'
import type { Conditions, TimeSpan, Validity } from './template'

const MINUTE_MS = 60_000
/** Nobody waits longer than this for an hour in which a coupon may be used; it also bounds the search. */
const SEARCH_DAYS_MAX = 400

/** The first and the last instant of a coupon's life. */
export interface Life {
  fromAt: number
  /** 23:59:59.999 of the last business day. */
  untilAt: number
}

/** The life of a coupon that is issued now. */
export function lifeOf(validity: Validity, now: number): Life {
  if (validity.kind === 'fixed') {
    return { fromAt: startOfDay(validity.fromDay), untilAt: endOfDay(validity.untilDay) }
  }
  const firstDay = addDays(businessDayOf(now), validity.startAfterDays)
  return {
    fromAt: validity.startAfterDays === 0 ? now : startOfDay(firstDay),
    untilAt: endOfDay(addDays(firstDay, validity.validDays - 1)),
  }
}

/** Minutes since 00:00; 1440 for '24:00'. */
function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))
}

/** 'HH:MM' of an instant, in the shop's time zone. */
export function timeOf(at: number): string {
  const minutes = Math.floor((at - startOfDay(businessDayOf(at))) / MINUTE_MS)
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}

export function isInHours(hours: readonly TimeSpan[] | null, at: number): boolean {
  if (hours === null) return true
  const time = timeOf(at)
  return hours.some(({ from, until }) => time >= from && time < until)
}

export type Calendar = Pick<Conditions, 'weekdays' | 'hours' | 'blackoutDays'>

export function isOpenDay({ weekdays, blackoutDays }: Omit<Calendar, 'hours'>, day: BusinessDay): boolean {
  return (weekdays?.includes(weekdayOf(day)) ?? true) && !(blackoutDays?.includes(day) ?? false)
}

/** The first instant from `now` on at which weekday, day and hour are right; null when there is none in this life. */
export function nextOpenAt(calendar: Calendar, { fromAt, untilAt }: Life, now: number): number | null {
  const earliest = Math.max(now, fromAt)
  let day = businessDayOf(earliest)
  for (let searched = 0; searched < SEARCH_DAYS_MAX && startOfDay(day) <= untilAt; searched += 1) {
    const at = isOpenDay(calendar, day) ? firstOpenAt(calendar.hours, day, earliest) : null
    if (at !== null) return at <= untilAt ? at : null
    day = addDays(day, 1)
  }
  return null
}

/** The first open instant of one day, not before `earliest`. */
function firstOpenAt(hours: readonly TimeSpan[] | null, day: BusinessDay, earliest: number): number | null {
  const midnight = startOfDay(day)
  if (hours === null) return Math.max(midnight, earliest)
  for (const { from, until } of hours) {
    const at = Math.max(midnight + minutesOf(from) * MINUTE_MS, earliest)
    if (at < midnight + minutesOf(until) * MINUTE_MS) return at
  }
  return null
}

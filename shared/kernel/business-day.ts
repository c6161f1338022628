import dayjs, { type Dayjs } from 'dayjs'
import utc from 'dayjs/plugin/utc'
import { invariant } from './invariant'

dayjs.extend(utc)

/** A calendar day in the shop's time zone, 'YYYY-MM-DD'. Compares and sorts as text. */
export type BusinessDay = string & { readonly __brand: 'BusinessDay' }

/** A calendar month in the shop's time zone, 'YYYY-MM'. Compares and sorts as text. */
export type BusinessMonth = string & { readonly __brand: 'BusinessMonth' }

// Mainland China has used UTC+8 without daylight saving since 1991; functions run in UTC and phones lie.
export const SHOP_OFFSET_MS = 8 * 3_600_000
export const DAY_MS = 86_400_000
const DAY_FORMAT = 'YYYY-MM-DD'

/**
 * The years that anybody may name. Outside of them calendars stop agreeing (a year below 100 is read as 19xx by some,
 * one above 9999 has no text), and a walk from one day to another would never end.
 */
export const YEAR_MIN = 1900
export const YEAR_MAX = 2199
/** The last millisecond of the last year. */
export const LAST_INSTANT = Date.UTC(YEAR_MAX + 1, 0, 1) - SHOP_OFFSET_MS - 1

const isYearPossible = (text: string) => Number(text.slice(0, 4)) >= YEAR_MIN && Number(text.slice(0, 4)) <= YEAR_MAX

/** The business day of an instant (epoch ms). */
export function businessDayOf(at: number): BusinessDay {
  return dayText(at + SHOP_OFFSET_MS)
}

/** Reads 'YYYY-MM-DD'; null when it is not a day of the calendar, or of no year that anybody can mean. */
export function parseBusinessDay(text: string): BusinessDay | null {
  return isCalendarDay(text) && isYearPossible(text) ? text : null
}

/** Whether 'YYYY-MM-DD' is a day at all, of whatever year; to tell what is mistyped from what is only out of range. */
export function isCalendarDay(text: string): text is BusinessDay {
  // A day that does not exist, such as 2025-02-29, comes out of the calendar as another one.
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && isDay(utcMidnight(text), text)
}

function isDay(at: number, text: string): boolean {
  return !Number.isNaN(at) && dayText(at) === text
}

/** Reads 'YYYY-MM'; null when it is not a month, or of no year that anybody can mean. */
export function parseBusinessMonth(text: string): BusinessMonth | null {
  return /^\d{4}-(0[1-9]|1[0-2])$/.test(text) && isYearPossible(text) ? (text as BusinessMonth) : null
}

/** 00:00:00.000 of the day, epoch ms. */
export function startOfDay(day: BusinessDay): number {
  return utcMidnight(day) - SHOP_OFFSET_MS
}

/** 23:59:59.999 of the day, epoch ms. */
export function endOfDay(day: BusinessDay): number {
  return startOfDay(day) + DAY_MS - 1
}

export function addDays(day: BusinessDay, days: number): BusinessDay {
  invariant(Number.isInteger(days), `${days} is a whole number of days`)
  return dayText(utcMidnight(day) + days * DAY_MS)
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: BusinessDay, to: BusinessDay): number {
  return (utcMidnight(to) - utcMidnight(from)) / DAY_MS
}

/** 1 = Monday … 7 = Sunday. */
export function weekdayOf(day: BusinessDay): number {
  return new Date(utcMidnight(day)).getUTCDay() || 7
}

export function monthOf(day: BusinessDay): BusinessMonth {
  return day.slice(0, 7) as BusinessMonth
}

export function addMonths(month: BusinessMonth, months: number): BusinessMonth {
  invariant(Number.isInteger(months), `${months} is a whole number of months`)
  const count = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + months
  invariant(!Number.isNaN(count), 'a month is in the calendar')
  const year = Math.floor(count / 12)
  return `${fourDigits(year)}-${twoDigits(count - year * 12 + 1)}` as BusinessMonth
}

/** Whole months from `from` to `to`; negative when `to` is earlier. */
export function monthsBetween(from: BusinessMonth, to: BusinessMonth): number {
  return (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5)) - Number(from.slice(5))
}

export function firstDayOf(month: BusinessMonth): BusinessDay {
  return `${month}-01` as BusinessDay
}

export function lastDayOf(month: BusinessMonth): BusinessDay {
  return calendarDay(firstDayOf(month)).endOf('month').format(DAY_FORMAT) as BusinessDay
}

/** 23:59:59.999 of the month's last day, epoch ms. */
export function endOfMonth(month: BusinessMonth): number {
  return endOfDay(lastDayOf(month))
}

/** The same day of the month `months` later; the last day where that month is shorter (31 → 28, 29 or 30). */
export function addMonthsToDay(day: BusinessDay, months: number): BusinessDay {
  invariant(Number.isInteger(months), `${months} is a whole number of months`)
  return dayText(calendarDay(day).add(months, 'month').valueOf())
}

/** The day at 00:00 UTC as the date library has it, for what needs a calendar: months of different length, leap years. */
function calendarDay(day: string): Dayjs {
  return dayjs.utc(`${day}T00:00:00Z`)
}

/**
 * The same instant, epoch ms, for what only counts days: without hours, offsets or daylight saving every day is DAY_MS
 * long, and a report counts thousands of them. NaN, or another day's, where there is no such day.
 */
function utcMidnight(day: string): number {
  return Date.parse(`${day}T00:00:00Z`)
}

/** The day in UTC in which an instant (epoch ms) lies. */
function dayText(at: number): BusinessDay {
  const date = new Date(at)
  invariant(!Number.isNaN(date.getTime()), 'a day is in the calendar')
  return `${fourDigits(date.getUTCFullYear())}-${twoDigits(date.getUTCMonth() + 1)}-${twoDigits(date.getUTCDate())}` as BusinessDay
}

/** A file may name any year. */
function fourDigits(year: number): string {
  return year < 1000 ? String(year).padStart(4, '0') : String(year)
}

function twoDigits(number: number): string {
  return number < 10 ? `0${number}` : String(number)
}

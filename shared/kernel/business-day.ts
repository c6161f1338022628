import { invariant } from './invariant'

/** A calendar day in the shop's time zone, 'YYYY-MM-DD'. Compares and sorts as text. */
export type BusinessDay = string & { readonly __brand: 'BusinessDay' }

/** A calendar month in the shop's time zone, 'YYYY-MM'. Compares and sorts as text. */
export type BusinessMonth = string & { readonly __brand: 'BusinessMonth' }

// Mainland China has used UTC+8 without daylight saving since 1991; functions run in UTC and phones lie.
export const SHOP_OFFSET_MS = 8 * 3_600_000
export const DAY_MS = 86_400_000

/** The business day of an instant (epoch ms). */
export function businessDayOf(at: number): BusinessDay {
  return new Date(at + SHOP_OFFSET_MS).toISOString().slice(0, 10) as BusinessDay
}

/** Reads 'YYYY-MM-DD'; null when it is not a day of the calendar. */
export function parseBusinessDay(text: string): BusinessDay | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null
  const at = Date.parse(`${text}T00:00:00Z`)
  return Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== text ? null : (text as BusinessDay)
}

/** 00:00:00.000 of the day, epoch ms. */
export function startOfDay(day: BusinessDay): number {
  return Date.parse(`${day}T00:00:00Z`) - SHOP_OFFSET_MS
}

/** 23:59:59.999 of the day, epoch ms. */
export function endOfDay(day: BusinessDay): number {
  return startOfDay(day) + DAY_MS - 1
}

export function addDays(day: BusinessDay, days: number): BusinessDay {
  return businessDayOf(startOfDay(day) + days * DAY_MS)
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: BusinessDay, to: BusinessDay): number {
  return Math.round((startOfDay(to) - startOfDay(from)) / DAY_MS)
}

/** 1 = Monday … 7 = Sunday. */
export function weekdayOf(day: BusinessDay): number {
  return ((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7) + 1
}

export function monthOf(day: BusinessDay): BusinessMonth {
  return day.slice(0, 7) as BusinessMonth
}

export function addMonths(month: BusinessMonth, months: number): BusinessMonth {
  const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + months
  invariant(Number.isInteger(index), `'${month}' plus ${months} is a month`)
  return `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}` as BusinessMonth
}

export function firstDayOf(month: BusinessMonth): BusinessDay {
  return `${month}-01` as BusinessDay
}

export function lastDayOf(month: BusinessMonth): BusinessDay {
  return addDays(firstDayOf(addMonths(month, 1)), -1)
}

/** 23:59:59.999 of the month's last day, epoch ms. */
export function endOfMonth(month: BusinessMonth): number {
  return endOfDay(lastDayOf(month))
}

/** The same day of the month `months` later; the last day where that month is shorter (31 → 28, 29 or 30). */
export function addMonthsToDay(day: BusinessDay, months: number): BusinessDay {
  const last = lastDayOf(addMonths(monthOf(day), months))
  const wanted = `${monthOf(last)}-${day.slice(8)}` as BusinessDay
  return wanted > last ? last : wanted
}

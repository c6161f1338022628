import { type BusinessDay, DAY_MS, SHOP_OFFSET_MS } from '#shared/kernel/business-day'

// Days are counted from 1970-01-01 in the shop's time where conditions are asked, so that comparing them costs nothing.

export function dayNumberOf(day: BusinessDay): number {
  return Date.parse(`${day}T00:00:00Z`) / DAY_MS
}

/** The business day of an instant, as a number. */
export function dayNumberAt(at: number): number {
  return Math.floor((at + SHOP_OFFSET_MS) / DAY_MS)
}

export function businessDayAt(dayNumber: number): BusinessDay {
  return new Date(dayNumber * DAY_MS).toISOString().slice(0, 10) as BusinessDay
}

/** 1–12. */
export function monthAt(dayNumber: number): number {
  return new Date(dayNumber * DAY_MS).getUTCMonth() + 1
}

/** The first day of the next month. */
export function nextMonthAt(dayNumber: number): number {
  const day = new Date(dayNumber * DAY_MS)
  return Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + 1, 1) / DAY_MS
}

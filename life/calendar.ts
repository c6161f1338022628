import { type BusinessDay, weekdayOf } from '#shared/kernel/business-day'

/**
 * Days off in China, the years of a life: the State Council's list for 2026; for 2027 the days of the law, around which the
 * list of that year lays its bridges.
 */
const DAYS_OFF: readonly (readonly [fromDay: string, untilDay: string, name: Holiday])[] = [
  ['2026-01-01', '2026-01-03', '元旦'],
  ['2026-02-15', '2026-02-23', '春节'],
  ['2026-04-04', '2026-04-06', '清明'],
  ['2026-05-01', '2026-05-05', '劳动节'],
  ['2026-06-19', '2026-06-21', '端午'],
  ['2026-09-25', '2026-09-27', '中秋'],
  ['2026-10-01', '2026-10-07', '国庆'],
  ['2027-01-01', '2027-01-03', '元旦'],
  ['2027-02-05', '2027-02-08', '春节'],
  ['2027-04-05', '2027-04-05', '清明'],
  ['2027-05-01', '2027-05-02', '劳动节'],
  ['2027-06-09', '2027-06-09', '端午'],
  ['2027-09-15', '2027-09-15', '中秋'],
  ['2027-10-01', '2027-10-03', '国庆'],
]

/** Weekends on which people work, for a bridge. */
const WORKED = ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10']

export type Holiday = '元旦' | '春节' | '清明' | '劳动节' | '端午' | '中秋' | '国庆'

export function holidayOf(day: BusinessDay): Holiday | null {
  return DAYS_OFF.find(([fromDay, untilDay]) => fromDay <= day && day <= untilDay)?.[2] ?? null
}

export function isDayOff(day: BusinessDay): boolean {
  if (holidayOf(day) !== null) return true
  return weekdayOf(day) >= 6 && !WORKED.includes(day)
}

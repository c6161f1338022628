import { addDays, type BusinessDay, weekdayOf } from '#shared/kernel/business-day'

export interface WorkingCalendar {
  /** Days off, weekends among them or not. */
  holidays: readonly { fromDay: BusinessDay; toDay: BusinessDay }[]
  /** Saturdays and Sundays on which everybody works, to make up for a bridge. */
  makeUpDays: readonly BusinessDay[]
}

/** Longer than any holiday, so that a calendar without a working day is told from a long one. */
const LOOKED_AT_MAX = 400
const SATURDAY = 6

export function isWorkingDay(day: BusinessDay, { holidays, makeUpDays }: WorkingCalendar): boolean {
  if (makeUpDays.includes(day)) return true
  if (holidays.some(({ fromDay, toDay }) => fromDay <= day && day <= toDay)) return false
  return !isWeekend(day)
}

export const isWeekend = (day: BusinessDay): boolean => weekdayOf(day) >= SATURDAY

/** The day on which so many working days have passed, the one from which is counted not among them. */
export function afterWorkingDays(from: BusinessDay, count: number, calendar: WorkingCalendar): BusinessDay {
  let day = from
  let left = count
  for (let looked = 0; left > 0 && looked < LOOKED_AT_MAX; looked += 1) {
    day = addDays(day, 1)
    if (isWorkingDay(day, calendar)) left -= 1
  }
  return day
}

/** How many working days are left after today, up to and with the day that is due; negative when it has passed. */
export function workingDaysLeft(today: BusinessDay, dueDay: BusinessDay, calendar: WorkingCalendar): number {
  const [from, to, sign] = dueDay >= today ? [today, dueDay, 1] : [dueDay, today, -1]
  let count = 0
  for (let day = from, looked = 0; day < to && looked < LOOKED_AT_MAX; looked += 1) {
    day = addDays(day, 1)
    if (isWorkingDay(day, calendar)) count += 1
  }
  return count === 0 ? 0 : sign * count
}

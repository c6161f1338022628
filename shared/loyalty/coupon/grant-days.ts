import {
  addDays,
  type BusinessDay,
  type BusinessMonth,
  lastDayOf,
  monthOf,
  parseBusinessDay,
} from '#shared/kernel/business-day'
import { unreachable } from '#shared/kernel/invariant'

/** The day of a month on which a monthly coupon is given: in a shorter month, its last. */
export function monthlyGrantDay(month: BusinessMonth, dayOfMonth: number): BusinessDay {
  const wanted = `${month}-${String(dayOfMonth).padStart(2, '0')}` as BusinessDay
  const last = lastDayOf(month)
  return wanted > last ? last : wanted
}

/**
 * The month whose coupon is due; null when it has been given, or its day has not come. A job that missed its day gives
 * it later in the same month; what a whole month missed is not made up for.
 */
export function monthlyGrantDue(
  lastMonth: BusinessMonth | null,
  today: BusinessDay,
  dayOfMonth: number,
): BusinessMonth | null {
  const month = monthOf(today)
  if (lastMonth !== null && lastMonth >= month) return null
  return today >= monthlyGrantDay(month, dayOfMonth) ? month : null
}

/** A birthday's day in a year. Whoever was born on 29 February has it on the 28th in other years. */
export function birthdayIn(year: number, birthday: BusinessDay): BusinessDay {
  const text = String(year).padStart(4, '0')
  return parseBusinessDay(`${text}-${birthday.slice(5)}`) ?? lastDayOf(`${text}-02` as BusinessMonth)
}

/** 'MM-DD' of everybody who has a birthday on this day: in other years, 28 February is for the 29th too. */
export function birthdaysOn(day: BusinessDay): string[] {
  const own = day.slice(5)
  const isLastOfFebruary = own === '02-28' && addDays(day, 1).slice(5) === '03-01'
  return isLastOfFebruary ? ['02-28', '02-29'] : [own]
}

/** A job that missed days catches up so far; a coupon later than that is no birthday coupon. */
export const BIRTHDAY_CATCH_UP_DAYS = 7

/**
 * The year of the birthday whose coupon is due today; null when none is. It is part of the coupon's id, so that one
 * birthday brings one coupon, also when its lead days reach into the year before.
 */
export function birthdayGrantDue(birthday: BusinessDay, today: BusinessDay, leadDays: number): number | null {
  const year = Number(today.slice(0, 4))
  for (const candidate of [year - 1, year, year + 1]) {
    const day = birthdayIn(candidate, birthday)
    if (day.slice(0, 4) < birthday.slice(0, 4)) continue
    if (today >= addDays(day, -leadDays) && today <= addDays(day, BIRTHDAY_CATCH_UP_DAYS)) return candidate
  }
  return null
}

/** The days whose birthdays a job has to look up today: the day that is `leadDays` ahead, and those it may have missed. */
export function birthdaysToLookUp(today: BusinessDay, leadDays: number): string[] {
  const days = Array.from({ length: leadDays + BIRTHDAY_CATCH_UP_DAYS + 1 }, (_, back) =>
    addDays(today, leadDays - back),
  )
  return [...new Set(days.flatMap(birthdaysOn))]
}

/** The source of an automatic coupon: the fact that brings it, once. */
export function grantSource(
  grant:
    | { way: 'welcome' }
    | { way: 'tier'; tierKey: string; sinceDay: BusinessDay }
    | { way: 'birthday'; year: number }
    | { way: 'monthly'; month: BusinessMonth }
    | { way: 'batch'; batchId: string },
): string {
  switch (grant.way) {
    case 'welcome':
      return 'joined'
    case 'tier':
      return `${grant.tierKey}:${grant.sinceDay}`
    case 'birthday':
      return String(grant.year)
    case 'monthly':
      return grant.month
    case 'batch':
      return grant.batchId
    default:
      return unreachable(grant)
  }
}

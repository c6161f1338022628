import { addDays, addMonthsToDay, type BusinessDay } from '#shared/kernel/business-day'

export interface YearSpan {
  /** `membership`: from one anniversary of joining to the day before the next. `calendar`: from January to December. */
  kind: 'membership' | 'calendar'
  fromDay: BusinessDay
  toDay: BusinessDay
}

/** Whoever joined later in a year has too little of it to look back on. */
const LAST_JOINED = '-10-31'

const dayOf = (year: number, rest: string): BusinessDay => `${year}${rest}` as BusinessDay
const yearOf = (day: BusinessDay): number => Number(day.slice(0, 4))

/** The year that is over and ended last; null while there is none. */
export function lastYear(joinedDay: BusinessDay, today: BusinessDay): YearSpan | null {
  const spans = [membershipYear(joinedDay, today), calendarYear(joinedDay, today)].filter((span) => span !== null)
  return spans.reduce<YearSpan | null>((last, span) => (!last || span.toDay > last.toDay ? span : last), null)
}

/** The first day on which there is one to look back on. */
export function firstYearOn(joinedDay: BusinessDay): BusinessDay {
  const year = yearOf(joinedDay)
  const anniversary = addMonthsToDay(joinedDay, 12)
  const newYear = dayOf(year + 1, '-01-01')
  return joinedDay <= dayOf(year, LAST_JOINED) && newYear < anniversary ? newYear : anniversary
}

function membershipYear(joinedDay: BusinessDay, today: BusinessDay): YearSpan | null {
  let years = Math.max(yearOf(today) - yearOf(joinedDay), 0)
  // The anniversary of this year may be still to come.
  if (addMonthsToDay(joinedDay, 12 * years) > today) years -= 1
  if (years < 1) return null
  return {
    kind: 'membership',
    fromDay: addMonthsToDay(joinedDay, 12 * (years - 1)),
    toDay: addDays(addMonthsToDay(joinedDay, 12 * years), -1),
  }
}

function calendarYear(joinedDay: BusinessDay, today: BusinessDay): YearSpan | null {
  const year = yearOf(today) - 1
  if (joinedDay > dayOf(year, LAST_JOINED)) return null
  return { kind: 'calendar', fromDay: dayOf(year, '-01-01'), toDay: dayOf(year, '-12-31') }
}

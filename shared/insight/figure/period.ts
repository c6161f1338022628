import {
  addDays,
  addMonths,
  type BusinessDay,
  firstDayOf,
  lastDayOf,
  monthOf,
  weekdayOf,
} from '#shared/kernel/business-day'

export const PERIODS = ['day', 'week', 'month'] as const
export type PeriodKind = (typeof PERIODS)[number]

export interface Period {
  fromDay: BusinessDay
  toDay: BusinessDay
}

/** The last day, week (from Monday) or month that is over by a day. */
export function lastPeriod(kind: PeriodKind, lastFullDay: BusinessDay): Period {
  if (kind === 'day') return { fromDay: lastFullDay, toDay: lastFullDay }
  if (kind === 'week') {
    const toDay = addDays(lastFullDay, -(weekdayOf(lastFullDay) % 7))
    return { fromDay: addDays(toDay, -6), toDay }
  }
  const month = monthOf(lastFullDay)
  const isOver = lastDayOf(month) === lastFullDay
  return ofMonth(isOver ? month : addMonths(month, -1))
}

/** The one before it; of a day the same weekday a week ago, because a Saturday is not like a Friday. */
export function before(kind: PeriodKind, { fromDay, toDay }: Period): Period {
  if (kind === 'month') return ofMonth(addMonths(monthOf(fromDay), -1))
  return { fromDay: addDays(fromDay, -7), toDay: addDays(toDay, -7) }
}

/** A year ago: 52 weeks, so that weekdays fall on weekdays, or the same month. */
export function lastYear(kind: PeriodKind, { fromDay, toDay }: Period): Period {
  if (kind === 'month') return ofMonth(addMonths(monthOf(fromDay), -12))
  return { fromDay: addDays(fromDay, -364), toDay: addDays(toDay, -364) }
}

/** So many of the same kind before it, the newest first. */
export function periodsBefore(kind: PeriodKind, period: Period, count: number): Period[] {
  const all: Period[] = []
  for (let last = period; all.length < count; ) {
    last = before(kind, last)
    all.push(last)
  }
  return all
}

const SHOWN: Record<PeriodKind, number> = { day: 35, week: 16, month: 13 }

/** Those that a page shows together, oldest first. Days follow each other, though a day is compared with the one a week ago. */
export function shownPeriods(kind: PeriodKind, last: Period): Period[] {
  const all = [last]
  while (all.length < SHOWN[kind]) {
    const [first = last] = all
    const day = addDays(first.fromDay, -1)
    all.unshift(kind === 'day' ? { fromDay: day, toDay: day } : before(kind, first))
  }
  return all
}

const ofMonth = (month: ReturnType<typeof monthOf>): Period => ({ fromDay: firstDayOf(month), toDay: lastDayOf(month) })

export const moved = ({ fromDay, toDay }: Period, days: number): Period => ({
  fromDay: addDays(fromDay, days),
  toDay: addDays(toDay, days),
})

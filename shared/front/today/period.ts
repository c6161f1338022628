import {
  addDays,
  addMonths,
  type BusinessDay,
  type BusinessMonth,
  businessDayOf,
  daysBetween,
  firstDayOf,
  lastDayOf,
  monthOf,
  weekdayOf,
} from '#shared/kernel/business-day'

export const BRIEF_KINDS = ['day', 'week', 'month'] as const
export type BriefKind = (typeof BRIEF_KINDS)[number]

/** What a brief tells of: whole days, both ends included. */
export interface Period {
  kind: BriefKind
  fromDay: BusinessDay
  toDay: BusinessDay
}

export const KIND_TITLES: Record<BriefKind, string> = { day: '日报', week: '周报', month: '月报' }

/** Made up for at most so far back: days are soon of no use, weeks and months are looked at a year later. */
const BACK_MAX: Record<BriefKind, number> = { day: 31, week: 60, month: 24 }

export const briefId = ({ kind, fromDay }: Pick<Period, 'kind' | 'fromDay'>) => `${kind}:${fromDay}`
export const lengthOf = ({ fromDay, toDay }: Period) => daysBetween(fromDay, toDay) + 1

/** The period of a kind in which a day lies. Weeks begin on Monday. */
export function periodOf(kind: BriefKind, day: BusinessDay): Period {
  if (kind === 'day') return { kind, fromDay: day, toDay: day }
  if (kind === 'week') {
    const fromDay = addDays(day, -((weekdayOf(day) + 6) % 7))
    return { kind, fromDay, toDay: addDays(fromDay, 6) }
  }
  return monthPeriod(monthOf(day))
}

const monthPeriod = (month: BusinessMonth): Period => ({
  kind: 'month',
  fromDay: firstDayOf(month),
  toDay: lastDayOf(month),
})

function before({ kind, fromDay }: Period): Period {
  return kind === 'month' ? monthPeriod(addMonths(monthOf(fromDay), -1)) : periodOf(kind, addDays(fromDay, -1))
}

/**
 * The periods that are over and have no brief yet, oldest first: those after the newest one, or the last one alone when
 * there is none. However many nights were missed, none is left out in between.
 */
export function missingPeriods(kind: BriefKind, newest: BusinessDay | null, now: number): Period[] {
  const missing: Period[] = []
  let period = before(periodOf(kind, businessDayOf(now)))
  while (missing.length < BACK_MAX[kind] && (newest === null || period.fromDay > newest)) {
    missing.unshift(period)
    if (newest === null) break
    period = before(period)
  }
  return missing
}

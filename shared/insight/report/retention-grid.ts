import { type AgeRow, COHORT_DAYS_MAX, type CohortDay, RETURN_DAYS } from '#shared/insight/event/event-day'
import type { RetentionFigure } from '#shared/insight/report/retention'
import { addDays, type BusinessDay, daysBetween, monthOf, weekdayOf } from '#shared/kernel/business-day'

/** Members by the day of their first visit, and how many of them came back. Kept whole; one for the shop. */
export interface RetentionGrid {
  lastFullDay: BusinessDay
  /** Days with new visitors, oldest first. */
  cohorts: CohortRow[]
}

export interface CohortRow {
  firstDay: BusinessDay
  size: number
  /** One for each of RETURN_DAYS that has passed for the whole cohort. */
  retained: Omit<RetentionFigure, 'eligible'>[]
}

export type GridStep = 'day' | 'week' | 'month'

/** Cohorts of one or more first days, added up. */
export interface GridRow {
  fromDay: BusinessDay
  toDay: BusinessDay
  size: number
  retained: RetentionFigure[]
}

/** The grid of the last COHORT_DAYS_MAX days from the days' own counts; days without visitors may be missing. */
export function gridOf(days: readonly CohortDay[], lastFullDay: BusinessDay): RetentionGrid {
  const rows = new Map(days.filter(({ _id }) => _id <= lastFullDay).map(({ _id, ages }) => [_id, byAge(ages)]))
  const cohorts: CohortRow[] = []
  for (let back = COHORT_DAYS_MAX; back >= 0; back -= 1) {
    const firstDay = addDays(lastFullDay, -back)
    const size = rows.get(firstDay)?.get(0)?.visitors ?? 0
    if (size > 0) cohorts.push({ firstDay, size, retained: retainedOf(rows, firstDay, back) })
  }
  return { lastFullDay, cohorts }
}

/** Cohorts of a day, a week (from Monday) or a month each, newest first. */
export function gridRows({ cohorts }: RetentionGrid, step: GridStep): GridRow[] {
  const groups = new Map<string, CohortRow[]>()
  for (const cohort of cohorts) {
    const key = startOf(cohort.firstDay, step)
    groups.set(key, [...(groups.get(key) ?? []), cohort])
  }
  return [...groups.values()].map(toRow).reverse()
}

/** Everybody together whose first visit lies in a span; a day that is not known for a cohort leaves it out of that day. */
export function gridTotal(cohorts: readonly CohortRow[]): { size: number; retained: RetentionFigure[] } {
  const size = cohorts.reduce((sum, cohort) => sum + cohort.size, 0)
  return { size, retained: RETURN_DAYS.map((days) => addUp(cohorts, days)) }
}

function toRow(cohorts: readonly CohortRow[]): GridRow {
  const days = cohorts.map(({ firstDay }) => firstDay)
  const [fromDay, toDay] = [days[0], days[days.length - 1]]
  if (!fromDay || !toDay) throw new Error('Invariant broken: a row of the grid has a cohort')
  return { fromDay, toDay, ...gridTotal(cohorts) }
}

function addUp(cohorts: readonly CohortRow[], days: number): RetentionFigure {
  const sum: RetentionFigure = { days, eligible: 0, classic: 0, within: 0, rolling: 0 }
  for (const { size, retained } of cohorts) {
    const found = retained.find((each) => each.days === days)
    if (!found) continue
    sum.eligible += size
    sum.classic += found.classic
    sum.within += found.within
    sum.rolling += found.rolling
  }
  return sum
}

type Rows = ReadonlyMap<BusinessDay, ReadonlyMap<number, AgeRow>>

/** `known` is how many days behind the first day have passed. */
function retainedOf(rows: Rows, firstDay: BusinessDay, known: number): CohortRow['retained'] {
  return RETURN_DAYS.flatMap((days, index) => {
    if (days > known) return []
    const at = (age: number) => rows.get(addDays(firstDay, age))?.get(age)
    const between = (from: number, to: number, since: number) => {
      let sum = 0
      for (let age = from; age <= to; age += 1) sum += at(age)?.since[since] ?? 0
      return sum
    }
    // Of those who came back, each is counted on the first day of doing so.
    const within = between(1, days, RETURN_DAYS.indexOf(1))
    return { days, classic: at(days)?.visitors ?? 0, within, rolling: between(days, known, index) }
  })
}

function byAge(ages: readonly AgeRow[]): Map<number, AgeRow> {
  return new Map(ages.map((row) => [row.age, row]))
}

function startOf(day: BusinessDay, step: GridStep): string {
  if (step === 'day') return day
  return step === 'month' ? monthOf(day) : addDays(day, 1 - weekdayOf(day))
}

/** Whether a cohort that began on this day is known for so many days. */
export function isKnown(firstDay: BusinessDay, days: number, lastFullDay: BusinessDay): boolean {
  return daysBetween(firstDay, lastFullDay) >= days
}

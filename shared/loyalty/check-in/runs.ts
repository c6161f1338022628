import {
  addDays,
  type BusinessDay,
  type BusinessMonth,
  daysBetween,
  firstDayOf,
  lastDayOf,
} from '#shared/kernel/business-day'
import type { CheckInRun, CheckInState } from '#shared/ledger/account/account'

/** Longer than any month that is shown and any make-up that is open; afterwards a run only costs space. */
export const RUN_KEPT_DAYS = 92

export function lengthOf({ fromDay, toDay }: Pick<CheckInRun, 'fromDay' | 'toDay'>): number {
  return daysBetween(fromDay, toDay) + 1
}

export function isCheckedIn(runs: readonly CheckInRun[], day: BusinessDay): boolean {
  return runs.some((run) => run.fromDay <= day && day <= run.toDay)
}

/** Unbroken days up to today, or up to yesterday while today is still open; 0 after a gap. */
export function currentStreak({ runs }: Pick<CheckInState, 'runs'>, today: BusinessDay): number {
  const last = runs[runs.length - 1]
  return last && last.toDay >= addDays(today, -1) ? lengthOf(last) : 0
}

/** Days with a check-in in a calendar month. */
export function daysDoneIn(runs: readonly CheckInRun[], month: BusinessMonth): number {
  const first = firstDayOf(month)
  const last = lastDayOf(month)
  return runs.reduce((sum, { fromDay, toDay }) => {
    const days = daysBetween(fromDay > first ? fromDay : first, toDay < last ? toDay : last) + 1
    return sum + Math.max(days, 0)
  }, 0)
}

/** Adds a day that no run holds, and joins the runs it touches: `parts` are those, `run` is what they became. */
export function joinDay(runs: readonly CheckInRun[], day: BusinessDay) {
  const before = addDays(day, -1)
  const after = addDays(day, 1)
  const parts = runs.filter((run) => run.toDay === before || run.fromDay === after)
  const fromDay = parts.find((run) => run.toDay === before)?.fromDay ?? day
  const toDay = parts.find((run) => run.fromDay === after)?.toDay ?? day
  // What the parts were not paid for is paid in the same decision, so that a run is always paid to its end.
  const run: CheckInRun = { fromDay, toDay, paidTo: lengthOf({ fromDay, toDay }) }
  const others = runs.filter((other) => !parts.includes(other))
  return { run, parts, runs: [...others, run].sort((a, b) => (a.fromDay < b.fromDay ? -1 : 1)) }
}

export function dropOldRuns(runs: readonly CheckInRun[], today: BusinessDay): CheckInRun[] {
  const oldest = addDays(today, -RUN_KEPT_DAYS)
  return runs.filter(({ toDay }) => toDay >= oldest)
}

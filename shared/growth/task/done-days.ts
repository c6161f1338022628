import type { BusinessDay } from '#shared/kernel/business-day'
import type { DeedBook, TaskMark } from './book'

/** How many tasks a member finished on a day, as far as they still stand. */
export interface DoneDay {
  day: BusinessDay
  tasks: number
}

/** The days of which that is another number by now: a task was finished, or a return has undone one. */
export function changedDoneDays(before: Pick<DeedBook, 'marks'>, after: Pick<DeedBook, 'marks'>): DoneDay[] {
  const [was, is] = [doneByDay(before.marks), doneByDay(after.marks)]
  const days = [...new Set([...was.keys(), ...is.keys()])].sort()
  // A mark of long ago that a book has no more room for is no task that was undone.
  const oldest = after.marks[0]?.reachedDay
  return days.flatMap((day) => {
    const tasks = is.get(day) ?? 0
    const isForgotten = oldest !== undefined && day < oldest
    return tasks === (was.get(day) ?? 0) || isForgotten ? [] : [{ day, tasks }]
  })
}

function doneByDay(marks: readonly TaskMark[]): Map<BusinessDay, number> {
  const done = new Map<BusinessDay, number>()
  for (const { state, reachedDay } of marks) {
    if (state !== 'back') done.set(reachedDay, (done.get(reachedDay) ?? 0) + 1)
  }
  return done
}

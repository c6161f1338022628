import { addDays, type BusinessDay, weekdayOf } from '#shared/kernel/business-day'
import type { Task } from './task-rules'

/** A stretch of days in which a task can be done, both ends in it. */
export interface TaskWindow {
  /** Names it among the windows of the task: what is reached is reached once in each. */
  key: string
  fromDay: BusinessDay
  toDay: BusinessDay
}

/** When somebody became a member; whoever was one before, and left, is no newcomer. */
export interface Joined {
  joinedDay: BusinessDay
  wasHere: boolean
}

/** The window of the task that a day lies in; null where it lies in none. */
export function windowOf({ period }: Pick<Task, 'period'>, day: BusinessDay, joined: Joined): TaskWindow | null {
  switch (period.kind) {
    case 'daily':
      return { key: day, fromDay: day, toDay: day }
    case 'weekly': {
      const fromDay = addDays(day, 1 - weekdayOf(day))
      return { key: fromDay, fromDay, toDay: addDays(fromDay, 6) }
    }
    default: {
      const window = onlyWindow(period, joined)
      return window && window.fromDay <= day && day <= window.toDay ? window : null
    }
  }
}

function onlyWindow(
  period: Extract<Task['period'], { kind: 'newcomer' | 'season' }>,
  { joinedDay, wasHere }: Joined,
): TaskWindow | null {
  if (period.kind === 'season') return { key: period.fromDay, fromDay: period.fromDay, toDay: period.toDay }
  if (wasHere) return null
  return { key: 'newcomer', fromDay: joinedDay, toDay: addDays(joinedDay, period.withinDays - 1) }
}

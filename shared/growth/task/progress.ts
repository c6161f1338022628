import type { BusinessDay } from '#shared/kernel/business-day'
import type { DeedBook } from './book'
import { meets } from './deed-match'
import type { Task } from './task-rules'
import type { TaskWindow } from './window'

export interface Progress {
  /** As the task counts: times, different days or different stores. It may be more than the goal. */
  done: number
  /** The days on which something counted, oldest first. */
  days: BusinessDay[]
}

/** How far a task has come, counted afresh from what stands: late deeds and returns are in it. */
export function progressOf({ deeds }: Pick<DeedBook, 'deeds'>, task: Task, { fromDay, toDay }: TaskWindow): Progress {
  const counted = deeds.filter(
    (deed) => deed.act === task.act && deed.day >= fromDay && deed.day <= toDay && meets(deed, task.condition),
  )
  const days = [...new Set(counted.map(({ day }) => day))].sort()
  switch (task.counts) {
    case 'days':
      return { done: days.length, days }
    case 'stores':
      return { done: new Set(counted.flatMap(({ storeId }) => storeId ?? [])).size, days }
    default:
      return { done: counted.length, days }
  }
}

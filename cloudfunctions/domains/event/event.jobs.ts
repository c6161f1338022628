import { EVENT_CATALOGUE, EVENT_NAMES } from '#shared/event/catalogue'
import { addDays, businessDayOf } from '#shared/kernel/business-day'
import type { Job } from '../job/job'
import { findOldest, findOldestOf, removeDay, removeDayOf } from './event.repository'

const KEEP_DAYS_MAX = Math.max(...EVENT_NAMES.map((name) => EVENT_CATALOGUE[name].keepDays))

/**
 * Removes raw events whose term is over, a day of one name at a time, so that no removal is large. The catalogue of
 * today decides, so that a shorter term holds for old events too. Names that it has lost go with the longest term.
 */
export const expireEventsJob: Job = {
  name: 'expire-events',
  title: '清理到期的行为记录',
  schedule: { kind: 'daily', at: '04:10' },
  async slice({ db, now }, checkpoint, budget) {
    const today = businessDayOf(now)
    let index = Number(checkpoint?.index ?? 0)
    let removed = 0
    while (!budget.isSpent()) {
      const name = EVENT_NAMES[index]
      const before = addDays(today, -(name ? EVENT_CATALOGUE[name].keepDays : KEEP_DAYS_MAX))
      const oldest = name ? await findOldestOf(db, name, before) : await findOldest(db, before)
      if (oldest) removed += name ? await removeDayOf(db, name, oldest.day) : await removeDay(db, oldest.day)
      else if (name) index += 1
      else return { checkpoint: null, isDone: true, looked: removed, changed: removed }
    }
    return { checkpoint: { index }, isDone: false, looked: removed, changed: removed }
  },
}

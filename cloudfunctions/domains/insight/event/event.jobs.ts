import {
  EVENT_CATALOGUE,
  EVENT_NAMES,
  ROLL_UP_DAYS_MAX,
  WITHHELD,
  WITHHELD_KEEP_DAYS,
} from '#shared/insight/event/catalogue'
import { addDays, type BusinessDay, businessDayOf, DAY_MS } from '#shared/kernel/business-day'
import type { Context } from '../../../platform/context'
import type { Db } from '../../../platform/db/db'
import type { Job } from '../../../platform/noun/job'
import { findJobState } from '../../base/job/job.face'
import { findOldest, findOldestOf, removeDay, removeDayOf, type StoredName } from './event.repository'
import { findOldestSession, removeSessionsOfDay } from './member-day.repository'
import { ROLL_UP_JOB, rolledUpTo } from './roll-up.jobs'

/** What is removed by age: events of one name, events whose names are no longer in the catalogue, and sessions. */
interface Term {
  keepDays: number
  findOldest(db: Db, before: BusinessDay): Promise<{ day: BusinessDay } | null>
  removeDay(db: Db, day: BusinessDay): Promise<number>
}

const KEEP_DAYS_MAX = Math.max(...EVENT_NAMES.map((name) => EVENT_CATALOGUE[name].keepDays))

const TERMS: readonly Term[] = [
  ...EVENT_NAMES.map((name) => termOf(name, EVENT_CATALOGUE[name].keepDays)),
  termOf(WITHHELD, WITHHELD_KEEP_DAYS),
  { keepDays: KEEP_DAYS_MAX, findOldest, removeDay },
  { keepDays: KEEP_DAYS_MAX, findOldest: findOldestSession, removeDay: removeSessionsOfDay },
]

/**
 * Removes raw events whose term is over, one name and one day at a time, so that no removal is large. Today's catalogue
 * decides, so a shortened term applies to old events too. Names no longer in it are kept for the longest term.
 * Events that are not rolled up yet stay: while the roll-up stands still, nothing is removed.
 */
export const expireEventsJob: Job = {
  name: 'expire-events',
  title: '清理到期的行为记录',
  schedule: { kind: 'daily', at: '04:10' },
  async slice(context, checkpoint, budget) {
    const { db, now } = context
    const today = businessDayOf(now)
    let index = Number(checkpoint?.index ?? 0)
    let removed = 0
    if (!(await isRolledUp(context))) return { checkpoint: null, isDone: true, looked: 0, changed: 0 }
    while (!budget.isSpent()) {
      const term = TERMS[index]
      if (!term) return { checkpoint: null, isDone: true, looked: removed, changed: removed }
      const oldest = await term.findOldest(db, addDays(today, -term.keepDays))
      if (oldest) removed += await term.removeDay(db, oldest.day)
      else index += 1
    }
    return { checkpoint: { index }, isDone: false, looked: removed, changed: removed }
  },
}

function termOf(name: StoredName, keepDays: number): Term {
  return {
    keepDays,
    findOldest: (db, before) => findOldestOf(db, name, before),
    removeDay: (db, day) => removeDayOf(db, name, day),
  }
}

async function isRolledUp({ db, now }: Context): Promise<boolean> {
  const rolledTo = rolledUpTo((await findJobState(db, ROLL_UP_JOB))?.checkpoint ?? null)
  return rolledTo !== null && now - rolledTo < ROLL_UP_DAYS_MAX * DAY_MS
}

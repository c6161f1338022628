import { addDays, type BusinessDay, businessDayOf } from '#shared/kernel/business-day'
import type { Job, JobContext } from '../../../platform/noun/job'
import { closeDay, listEventDays, listOpenDays, openDay } from '../event/event.face'
import { countFigureDay } from './counting.service'

const DAYS_AT_ONCE = 20
/** What a board looks back at: a month, the month before, and a year before that. */
const RECOUNT_DAYS = 460
const HALF = RECOUNT_DAYS / 2
/** Another way of counting gets another number: everything that a board looks at is then counted anew. */
const COUNTED_AS = 1

/** Counts the days that changed: new ones, and old ones into which something late has come. */
export const countFiguresJob: Job = {
  name: 'count-figures',
  title: '统计经营数字',
  schedule: { kind: 'daily', at: '01:20' },
  async slice(context, before, budget) {
    if (before?.countedAs !== COUNTED_AS) await openAll(context)
    const checkpoint = { countedAs: COUNTED_AS }
    let looked = 0
    for (;;) {
      const open = await listOpenDays(context.db, 'figure', DAYS_AT_ONCE)
      for (const marked of open) {
        if (looked > 0 && budget.isSpent()) return { checkpoint, isDone: false, looked, changed: looked }
        // Only the roll-up opens days, and it uses valid days as names.
        await countFigureDay(context.db, marked.day as BusinessDay)
        await closeDay(context.db, marked)
        looked += 1
      }
      if (open.length < DAYS_AT_ONCE) return { checkpoint, isDone: true, looked, changed: looked }
    }
  },
}

async function openAll({ db, now }: JobContext): Promise<void> {
  const today = businessDayOf(now)
  const middle = addDays(today, -HALF)
  const days = [
    ...(await listEventDays(db, addDays(today, -RECOUNT_DAYS), addDays(middle, -1))),
    ...(await listEventDays(db, middle, today)),
  ]
  for (const { _id } of days) await openDay(db, 'figure', _id, now)
}

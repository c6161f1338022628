import { countedFigure } from '#shared/insight/figure/own-figures'
import { addDays, type BusinessDay, businessDayOf } from '#shared/kernel/business-day'
import type { Job, JobContext } from '../../../platform/noun/job'
import { closeDay, listEventDays, listNewestOpenDays, openDay } from '../event/event.face'
import { COUNT_JOB, COUNTED_AS } from './counted-as'
import { countFigureDay } from './counting.service'
import { takeFileTurnovers } from './file-turnover.service'
import { ownFigures } from './own.service'
import { renewTold } from './told.service'

const DAYS_AT_ONCE = 20
/** What a board looks back at: a month, the month before, and a year before that. */
const RECOUNT_DAYS = 460
const HALF = RECOUNT_DAYS / 2
/** For so long other nouns may still say something else of a day: a held friend is decided within 30 days. */
const TOLD_DAYS = 35

/** Counts the days that changed, the newest first: new ones, and old ones into which something late has come. */
export const countFiguresJob: Job = {
  name: COUNT_JOB,
  title: '统计经营数字',
  schedule: { kind: 'daily', at: '01:20' },
  async slice(context, before, budget) {
    const own = await ownFigures(context)
    const custom = own.map(({ figure, mark }) => countedFigure(figure, mark))
    const checkpoint = { countedAs: COUNTED_AS, own: own.map(({ mark }) => mark).join() }
    if (before?.countedAs !== COUNTED_AS || (before.own ?? '') !== checkpoint.own) await openAll(context)
    let looked = 0
    const fresh = new Set<string>()
    for (;;) {
      const open = await listNewestOpenDays(context.db, 'figure', DAYS_AT_ONCE)
      for (const marked of open) {
        if (looked > 0 && budget.isSpent()) return { checkpoint, isDone: false, looked, changed: looked }
        // Only the roll-up opens days, and it uses valid days as names.
        await countFigureDay(context, marked.day as BusinessDay, custom)
        await closeDay(context.db, marked)
        fresh.add(marked.day)
        looked += 1
      }
      if (open.length < DAYS_AT_ONCE) break
    }
    if (looked > 0 && budget.isSpent()) return { checkpoint, isDone: false, looked, changed: looked }
    const toDay = addDays(businessDayOf(context.now), -1)
    const fromDay = addDays(toDay, -TOLD_DAYS)
    const renewed = await renewTold(context, { fromDay, toDay }, fresh)
    // A file brings days of long ago, and what members bought on them was counted just now.
    const oldest = [fromDay, ...fresh].sort()[0] as BusinessDay
    const taken = await takeFileTurnovers(context, { fromDay: oldest, toDay })
    return { checkpoint, isDone: true, looked, changed: looked + renewed + taken }
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

import { addDays, type BusinessDay, businessDayOf, endOfDay } from '#shared/kernel/business-day'
import { forgetting } from '../../../platform/noun/forgetting'
import type { Checkpoint, Job, JobContext } from '../../../platform/noun/job'
import { stepSourcesOf } from '../../../platform/noun/step-source'
import { findJobState } from '../../base/job/job.face'
import { ROLL_UP_JOB, rolledUpTo } from '../event/event.face'
import { removeHourDaysBefore, removeStepDaysBefore } from './cells.repository'
import { countSteps, foldDays } from './counting.service'
import { slippedBy } from './days.service'
import { openIncidents } from './opening.service'
import { lateNow, tellOverdue, troublesNow } from './watching.service'

/** Longer than a function may run: what began before has arrived by now, or never will. */
const SETTLED_AFTER_MS = 2 * 60_000

/** Every ten minutes: counts, looks, and makes one incident of what belongs together. */
export const watchStepsJob: Job = {
  name: 'watch-steps',
  title: '每十分钟看每一步还通不通',
  schedule: { kind: 'every', minutes: 10 },
  async slice(context, before, budget) {
    const checkpoint = before ?? {}
    const untilAt = context.isForced ? context.now : context.now - SETTLED_AFTER_MS
    const sources = await stepSourcesOf(context.nouns)
    const { isDone, looked } = await countSteps(context, sources, { untilAt, budget })
    if (!isDone) return { checkpoint, isDone, looked, changed: 0 }
    const today = businessDayOf(context.now)
    const folded = await foldDays(context, { today, folded: textOf(checkpoint.foldedDay) })
    const after = { ...checkpoint, foldedDay: folded }
    if (folded < addDays(today, -FOLDED_AT_LEAST)) return { checkpoint: after, isDone: false, looked, changed: 0 }
    const troubles = await troublesNow(context, untilAt)
    const late = hasJustRun(context, checkpoint) ? await lateNow(context) : []
    const opened = await openIncidents(context, [...troubles, ...late])
    const judged = await judgeYesterday(context, after)
    await tellOverdue(context)
    return {
      checkpoint: { ...after, ...judged.checkpoint, ranAt: context.now },
      isDone: true,
      looked,
      changed: opened + judged.opened,
    }
  },
}

/** The last week is compared with earlier ones only, so these have to be there first. */
const FOLDED_AT_LEAST = 6

/** After the timer itself has stood still every job is late, and none by its own fault. */
const hasJustRun = ({ now }: JobContext, { ranAt }: Checkpoint): boolean =>
  typeof ranAt === 'number' && now - ranAt < 25 * 60_000

async function judgeYesterday(context: JobContext, checkpoint: Checkpoint) {
  const yesterday = addDays(businessDayOf(context.now), -1)
  if (checkpoint.judgedDay === yesterday) return { checkpoint: {}, opened: 0 }
  const state = await findJobState(context.db, ROLL_UP_JOB)
  const isWhole = (rolledUpTo(state?.checkpoint ?? null) ?? 0) > endOfDay(yesterday)
  if (!isWhole) return { checkpoint: {}, opened: 0 }
  return {
    checkpoint: { judgedDay: yesterday },
    opened: await openIncidents(context, await slippedBy(context, yesterday)),
  }
}

const textOf = (value: Checkpoint[string] | undefined): BusinessDay | null =>
  typeof value === 'string' ? (value as BusinessDay) : null

export const CELLS_KEPT_DAYS = 65
export const HOURS_KEPT_DAYS = 100

/** Cells stay as long as the watch may have to begin anew; their hours a little longer than weeks are compared. */
export const forgetCellsJob = forgetting(
  { name: 'forget-cells', title: '清理事件监测的旧计数', schedule: { kind: 'daily', at: '04:45' } },
  [
    ({ db, now }) => removeStepDaysBefore(db, addDays(businessDayOf(now), -CELLS_KEPT_DAYS)),
    ({ db, now }) => removeHourDaysBefore(db, addDays(businessDayOf(now), -HOURS_KEPT_DAYS)),
  ],
)

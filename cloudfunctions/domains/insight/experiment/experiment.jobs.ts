import { type Counting, nothingCounted } from '#shared/insight/experiment/counting'
import type { Experiment } from '#shared/insight/experiment/experiment'
import type { Checkpoint, Job } from '../../../platform/noun/job'
import { findExperiment, listToMeasure } from './experiment.repository'
import { countPage, finishCounting } from './measuring.service'

const DAY_MS = 86_400_000
/** Of who saw it last, the days that count are over by then, and late records have come in. */
const MEASURED_AFTER_DAYS = 45
const EXPERIMENTS_MAX = 200

/**
 * Counts what came of each experiment. The sums travel in the checkpoint, so that an experiment of any size takes any number of
 * slices, and a slice that is done again counts nobody twice.
 */
export const measureExperimentsJob: Job = {
  name: 'measure-experiments',
  title: '计算实验的结果',
  schedule: { kind: 'daily', at: '06:10' },
  async slice(context, before, budget) {
    // What an earlier run left was its end.
    let at = before?.run === context.runId ? before : null
    let looked = 0
    let changed = 0
    const queue = await toMeasure(context)
    for (;;) {
      const done = String(at?.done ?? '')
      const experiment = queue.find(({ _id }) => _id > done)
      if (!experiment) return { checkpoint: { run: context.runId, done }, isDone: true, looked, changed }
      const counting =
        typeof at?.counting === 'string' ? (JSON.parse(at.counting) as Counting) : nothingCounted(experiment)
      const afterId = typeof at?.afterId === 'string' ? at.afterId : null
      const page = await countPage(context, experiment, { counting, afterId })
      looked += page.looked
      if (page.afterId === null) {
        await finishCounting(context, (await findExperiment(context.db, experiment._id)) ?? experiment, page.counting)
        changed += 1
        at = { run: context.runId, done: experiment._id }
      } else at = midway(context.runId, done, page)
      if (budget.isSpent()) return { checkpoint: at, isDone: false, looked, changed }
    }
  },
}

const midway = (
  run: string,
  done: string,
  { counting, afterId }: { counting: Counting; afterId: string | null },
): Checkpoint => ({
  run,
  done,
  afterId,
  counting: JSON.stringify(counting),
})

async function toMeasure({ db, now }: Parameters<Job['slice']>[0]): Promise<Experiment[]> {
  const found = await listToMeasure(db, now - MEASURED_AFTER_DAYS * DAY_MS, EXPERIMENTS_MAX)
  return found.sort((a, b) => (a._id < b._id ? -1 : 1))
}

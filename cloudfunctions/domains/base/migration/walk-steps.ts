import type { Budget } from '../../../platform/noun/budget'
import type { JobContext } from '../../../platform/noun/job'
import type { Migration, MigrationStep } from '../../../platform/noun/migration'
import { walk } from '../job/job.face'

/** How far a walk through several steps has come. */
export interface StepPlace {
  step: number
  afterId: string | null
}

/** One step after the other from a place on, until the budget is spent; behind the last step there is nothing left. */
export async function walkSteps<P extends StepPlace>(
  context: JobContext,
  from: P,
  { steps }: Migration,
  budget: Budget,
  act: (step: MigrationStep, document: { _id: string }) => Promise<boolean>,
) {
  const walked = { looked: 0, changed: 0 }
  let at = from
  do {
    const step = steps[at.step]
    if (!step) break
    const list = (afterId: string | null, limit: number) => step.list(context.db, afterId, limit)
    const each = await walk(context, at.afterId, budget, { list, act: (document) => act(step, document) })
    walked.looked += each.looked
    walked.changed += each.changed
    at = each.isDone ? { ...at, step: at.step + 1, afterId: null } : { ...at, afterId: each.afterId }
  } while (!budget.isSpent())
  return { at, walked }
}

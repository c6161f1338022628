import { inParallel } from '../../../platform/in-parallel'
import type { Budget } from '../../../platform/noun/budget'
import type { Checkpoint, JobContext, Slice } from '../../../platform/noun/job'
import { raiseAlert } from '../alert/alert.face'

/** How a job goes through many documents. */
export interface Walk<D> {
  /** The next documents in the order of their ids. */
  list(afterId: string | null, limit: number): Promise<D[]>
  /** Does what one document needs, answers whether that was anything. Done twice, it finds nothing the second time. */
  act(document: D): Promise<boolean>
}

export interface WalkOutcome {
  /** Where to go on; null when the end was reached. */
  afterId: string | null
  isDone: boolean
  looked: number
  changed: number
}

export const PAGE_SIZE = 100
const WIDTH = 6
/** More failures than this in one page are no single broken document. */
const SKIPS_MAX = 5

/** Walks page by page until the budget is spent or the end is reached. At least one page, so that a run always ends. */
export async function walk<D extends { _id: string }>(
  context: JobContext,
  from: string | null,
  budget: Budget,
  { list, act }: Walk<D>,
): Promise<WalkOutcome> {
  const walked: WalkOutcome = { afterId: from, isDone: false, looked: 0, changed: 0 }
  do {
    const page = await list(walked.afterId, PAGE_SIZE)
    walked.changed += await actOnPage(context, page, act)
    walked.looked += page.length
    walked.isDone = page.length < PAGE_SIZE
    walked.afterId = walked.isDone ? null : (page.at(-1)?._id ?? null)
  } while (!walked.isDone && !budget.isSpent())
  return walked
}

/**
 * A failure fails the slice, which is tried again from here. If that fails too, the document itself is broken: it is
 * skipped and a person is told, so that one never blocks all the others.
 */
export async function actOnPage<D extends { _id: string }>(
  context: JobContext,
  page: readonly D[],
  act: Walk<D>['act'],
): Promise<number> {
  const skipped: string[] = []
  let changed = 0
  await inParallel(page, { atOnce: WIDTH }, async (document) => {
    try {
      if (await act(document)) changed += 1
    } catch (error) {
      if (context.failures === 0 || skipped.length >= SKIPS_MAX) throw error
      context.log.error('a job skipped a document', error, { job: context.job, id: document._id })
      skipped.push(document._id)
    }
  })
  for (const id of skipped) await tell(context, id)
  return changed
}

function tell(context: JobContext, id: string): Promise<void> {
  const text = `任务“${context.jobTitle}”处理 ${id} 时出错，已跳过，下次运行会再试。`
  return raiseAlert(context, { kind: 'job-skipped', subject: `${context.job}:${id}`, text, source: context.runId })
}

/** One slice of a job that is nothing but a walk, from where the last slice stopped. */
export async function walkSlice<D extends { _id: string }>(
  context: JobContext,
  checkpoint: Checkpoint | null,
  budget: Budget,
  steps: Walk<D>,
): Promise<Slice> {
  const { afterId, ...walked } = await walk(context, afterIdOf(checkpoint), budget, steps)
  return { checkpoint: afterId === null ? null : { afterId }, ...walked }
}

/** The same for an act that takes whole pages: it answers where the next page begins, null after the last. */
export async function pageSlice(
  checkpoint: Checkpoint | null,
  budget: Budget,
  act: (afterId: string | null) => Promise<{ afterId: string | null; looked: number; changed: number }>,
): Promise<Slice> {
  const total = { looked: 0, changed: 0 }
  let afterId = afterIdOf(checkpoint)
  do {
    const page = await act(afterId)
    total.looked += page.looked
    total.changed += page.changed
    afterId = page.afterId
  } while (afterId !== null && !budget.isSpent())
  return { checkpoint: afterId === null ? null : { afterId }, isDone: afterId === null, ...total }
}

/** Behind which id a slice goes on; null from the beginning. */
export function afterIdOf(checkpoint: Checkpoint | null): string | null {
  return typeof checkpoint?.afterId === 'string' ? checkpoint.afterId : null
}

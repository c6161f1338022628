import type { Db } from '../../../platform/db/db'
import type { Position, ReadingSpan } from '../../../platform/db/written-since'
import type { Budget } from '../../../platform/noun/budget'
import type { Checkpoint, JobContext, Slice } from '../../../platform/noun/job'
import { afterIdOf } from './walk'

export interface ChangedPage {
  memberIds: string[]
  position: Position
  isLast: boolean
}

/** One reason for which members may have changed, read page by page through its index. */
export type ChangedSource = (db: Db, now: number, reading: ReadingSpan) => Promise<ChangedPage>

export function changedPage<D extends { _id: string }>(
  page: readonly D[],
  limit: number,
  at: (document: D) => number,
): ChangedPage {
  const last = page.at(-1)
  return {
    memberIds: page.map(({ _id }) => _id),
    position: last ? { at: at(last), id: last._id } : { at: 0, id: '' },
    isLast: page.length < limit,
  }
}

/**
 * Continues the current run, or begins one: with everybody where the rules are others than those of the last whole run, else with
 * those who have changed since. `nextAt`: where the run after this one begins.
 */
export async function begunWalk(
  { now }: JobContext,
  before: Checkpoint | null,
  { rules, nextAt }: { rules: string; nextAt: () => Promise<number> | number },
): Promise<Checkpoint> {
  const isUnderWay = typeof before?.walk === 'string'
  if (before && isUnderWay && before.rules === rules) return before
  const isFull = before?.doneBy !== rules || (isUnderWay && before.walk === 'full')
  const started = { ...before, rules, untilAt: now, nextAt: await nextAt(), afterId: null }
  if (isFull) return { ...started, walk: 'full' }
  return { ...started, walk: 'due', source: 0, at: Number(before?.sinceAt ?? 0), id: '' }
}

interface WalkedBy {
  /** Their order is part of the checkpoint. */
  sources: readonly ChangedSource[]
  /** The ids of everybody after one, in their order. */
  pageAll(afterId: string | null, limit: number): Promise<string[]>
  limit: number
  /** Looks at these and answers how many were changed; done twice, it changes nothing the second time. */
  look(memberIds: readonly string[]): Promise<number>
}

/** One slice of a run that `begunWalk` has begun. */
export const walkMembers = (
  context: JobContext,
  from: Checkpoint,
  budget: Budget,
  by: WalkedBy,
): Promise<Slice & { checkpoint: Checkpoint }> =>
  from.walk === 'full' ? walkAll(from, budget, by) : walkChanged(context, from, budget, by)

/** What remains of a run that has come to its end. */
function finished({ rules, nextAt }: Checkpoint): Checkpoint {
  return { doneBy: rules ?? null, sinceAt: nextAt ?? null }
}

async function walkAll(from: Checkpoint, budget: Budget, { pageAll, limit, look }: WalkedBy) {
  let afterId = afterIdOf(from)
  const total = { looked: 0, changed: 0 }
  for (;;) {
    const memberIds = await pageAll(afterId, limit)
    total.changed += await look(memberIds)
    total.looked += memberIds.length
    afterId = memberIds.at(-1) ?? afterId
    if (memberIds.length < limit) return { checkpoint: finished(from), isDone: true, ...total }
    if (budget.isSpent()) return { checkpoint: { ...from, afterId }, isDone: false, ...total }
  }
}

async function walkChanged({ db }: JobContext, from: Checkpoint, budget: Budget, { sources, limit, look }: WalkedBy) {
  const sinceAt = Number(from.sinceAt ?? 0)
  const untilAt = Number(from.untilAt)
  let index = Number(from.source)
  let after: Position = { at: Number(from.at), id: String(from.id ?? '') }
  const total = { looked: 0, changed: 0 }
  for (let source = sources[index]; source; source = sources[index]) {
    const page = await source(db, untilAt, { after, untilAt, limit })
    total.changed += await look(page.memberIds)
    total.looked += page.memberIds.length
    if (page.isLast) index += 1
    after = page.isLast ? { at: sinceAt, id: '' } : page.position
    const isLeft = index < sources.length
    if (isLeft && budget.isSpent()) {
      return { checkpoint: { ...from, source: index, ...after }, isDone: false, ...total }
    }
  }
  return { checkpoint: finished(from), isDone: true, ...total }
}

import { randomUUID } from 'node:crypto'
import type { Reply } from '#shared/kernel/contract'
import { runDueJobs, timeBudget } from '../domains/base/job/job.face'
import { callerOf } from '../platform/caller'
import { openContextFor, refused } from '../platform/entry'
import { jobs } from './schedule'

// The function may run for 60 s. What is under way when this is over still has time to end.
const TICK_MS = 45_000

/**
 * The timer's door, and nobody else's. A phone may send `{ Type: 'Timer' }` itself, so only the platform's word on who
 * is calling counts, never the event.
 */
export async function main(_event: unknown, invocation?: unknown): Promise<Reply> {
  const caller = callerOf(invocation)
  const requestId = randomUUID()
  if (caller.kind !== 'timer') return refused('jobs', caller, requestId)
  const context = openContextFor('jobs', caller, requestId, 'tick')
  try {
    const runs = await runDueJobs(context, jobs, timeBudget(TICK_MS))
    context.log.info('tick', { ended: runs.length, roundTrips: context.db.roundTrips })
    return { ok: true, data: { runs }, requestId }
  } catch (error) {
    context.log.error('bug', error)
    return { ok: false, error: { code: 'INTERNAL', requestId } }
  }
}

import { randomUUID } from 'node:crypto'
import type { Reply } from '#shared/kernel/contract'
import { runDueJobs } from '../domains/base/job/job.face'
import { refuseNewer } from '../domains/base/migration/migration.face'
import { meterCall } from '../meter-call'
import { nouns } from '../nouns'
import { callerOf } from '../platform/caller'
import { DomainError } from '../platform/domain-error'
import { openContextFor, refused } from '../platform/entry'
import { timeBudget } from '../platform/noun/budget'
import { jobsOf } from '../platform/noun/job'

// The function may run for 60 s: what is under way when this time is over can still finish.
const TICK_MS = 45_000

/**
 * The timer's door, and nobody else's. A phone may send `{ Type: 'Timer' }` itself, so only the platform's word on who
 * is calling counts, never the event.
 */
export async function main(_event: unknown, invocation?: unknown): Promise<Reply> {
  const caller = callerOf(invocation)
  const requestId = randomUUID()
  if (caller.kind !== 'timer') return refused('jobs', caller, requestId)
  const context = openContextFor({ name: 'jobs', nouns, caller, requestId, action: 'jobs.tick' })
  try {
    await refuseNewer(context)
    const runs = await runDueJobs(context, await jobsOf(nouns), timeBudget(TICK_MS))
    const reply: Reply = { ok: true, data: { runs }, requestId }
    await meterCall(context, reply)
    context.log.info('tick', { ended: runs.length, roundTrips: context.db.roundTrips })
    return reply
  } catch (error) {
    if (error instanceof DomainError) return { ok: false, error: { code: error.code, requestId } }
    context.log.error('bug', error)
    return { ok: false, error: { code: 'INTERNAL', requestId } }
  }
}

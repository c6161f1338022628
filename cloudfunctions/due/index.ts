import { randomUUID } from 'node:crypto'
import type { Reply } from '#shared/kernel/contract'
import { answerCarried, isAnythingCarried } from '../domains/base/facts/facts.face'
import { refuseNewer } from '../domains/base/migration/migration.face'
import { type DueTick, isAnythingDue, runDueWork } from '../domains/reach/due/due.face'
import { meterCall } from '../meter-call'
import { nouns } from '../nouns'
import { callerOf } from '../platform/caller'
import type { Context } from '../platform/context'
import { DomainError } from '../platform/domain-error'
import { openContextFor, refused } from '../platform/entry'
import { timeBudget } from '../platform/noun/budget'

// The function may run for 60 s: what is under way when this time is over can still finish.
const TICK_MS = 40_000

/**
 * Does what is due for single members, every minute, and answers what acts have told and nobody waited for, so that what follows from
 * an act does not wait for the sweep of the jobs. A function of its own, because it has a timer of its own and sends
 * messages, which `jobs` may not; nobody but its timer is answered.
 */
export async function main(_event: unknown, invocation?: unknown): Promise<Reply> {
  const caller = callerOf(invocation)
  const requestId = randomUUID()
  if (caller.kind !== 'timer') return refused('due', caller, requestId)
  const context = openContextFor({ name: 'due', nouns, caller, requestId, action: 'due.tick' })
  try {
    const tick = await doWhatIsDue(context)
    const reply: Reply = { ok: true, data: tick, requestId }
    await meterCall(context, reply)
    context.log.info('tick', { ...tick, roundTrips: context.db.roundTrips })
    return reply
  } catch (error) {
    if (error instanceof DomainError) return { ok: false, error: { code: error.code, requestId } }
    context.log.error('bug', error)
    return { ok: false, error: { code: 'INTERNAL', requestId } }
  }
}

const NOTHING: DueTick = { taken: 0, failed: 0, lateMs: 0 }

/** Two readings say that there is nothing to do, and then nothing else is asked. */
async function doWhatIsDue(context: Context): Promise<DueTick> {
  const isCarried = await isAnythingCarried(context)
  if (!isCarried && !(await isAnythingDue(context))) return NOTHING
  await refuseNewer(context)
  const budget = timeBudget(TICK_MS)
  if (isCarried) await answerCarried(context, budget)
  return runDueWork(context, budget)
}

import type { Context } from '../../../platform/context'
import { isNew } from '../../../platform/db/is-new'
import type { Budget } from '../../../platform/noun/budget'
import type { JobContext, Slice } from '../../../platform/noun/job'
import { raiseAlert } from '../alert/alert.face'
import { type DueRun, FAILURES_MAX, hasDied } from './due-jobs'
import { insertJobState, type JobState, replaceJobState } from './job.repository'

// Longer than a function can live (60 s), so that a lease that has passed can only be that of a dead one.
const LEASE_MS = 65_000
const NOTE_LENGTH_MAX = 200

export type RunContext = Context & Pick<JobContext, 'isForced'>

/** Does one slice of a run under a lease. Answers the state afterwards; null when somebody else is at it. */
export async function runSlice(context: RunContext, run: DueRun, budget: Budget): Promise<JobState | null> {
  const taken = await takeLease(context, run)
  if (!taken) return null
  // Told before the slice, because whatever killed the last ones may kill this one too.
  if (taken.failures >= FAILURES_MAX) await tell(context, run, taken)
  const after = await attempt(context, run, taken, budget)
  if (after.failures >= FAILURES_MAX) await tell(context, run, after)
  const isKept = await replaceJobState(context.db, after)
  return isKept ? { ...after, version: after.version + 1 } : null
}

async function attempt(context: RunContext, { job }: DueRun, taken: JobState, budget: Budget): Promise<JobState> {
  const { runId, failures, checkpoint } = taken
  const jobContext = { ...context, runId, failures, job: job.name, jobTitle: job.title }
  try {
    return advanced(taken, await job.slice(jobContext, checkpoint, budget), context.now)
  } catch (error) {
    // The run goes on at the next tick, from the checkpoint before this slice; the other jobs go on now.
    context.log.error('a slice of a job failed', error, { job: job.name, failures: taken.failures + 1 })
    const note = (error instanceof Error ? error.message : String(error)).slice(0, NOTE_LENGTH_MAX)
    return { ...taken, status: 'failed', leaseUntilAt: 0, failures: taken.failures + 1, note }
  }
}

function advanced(taken: JobState, slice: Slice, now: number): JobState {
  return {
    ...taken,
    status: slice.isDone ? 'done' : 'running',
    checkpoint: slice.checkpoint,
    finishedAt: slice.isDone ? now : null,
    leaseUntilAt: 0,
    failures: 0,
    looked: taken.looked + slice.looked,
    changed: taken.changed + slice.changed,
    note: null,
  }
}

/** Of any number who want the same slice, one gets it: the state is written only over the version that was read. */
async function takeLease({ db, now }: Context, { job, state, runId, slot }: DueRun): Promise<JobState | null> {
  const leaseUntilAt = now + LEASE_MS
  if (!state) {
    const first = { ...freshRun(job.name, runId, slot, now), leaseUntilAt }
    const isFirst = await isNew(insertJobState(db, first))
    return isFirst ? first : null
  }
  const isNewRun = state.runId !== runId || state.status === 'done'
  const failures = hasDied(state) ? state.failures + 1 : state.failures
  const wanted: JobState = isNewRun
    ? { ...freshRun(job.name, runId, slot, now), version: state.version, checkpoint: state.checkpoint, leaseUntilAt }
    : { ...state, status: 'running', leaseUntilAt, failures }
  return (await replaceJobState(db, wanted)) ? { ...wanted, version: wanted.version + 1 } : null
}

function freshRun(name: string, runId: string, slot: string | null, now: number): JobState {
  return {
    _id: name,
    version: 1,
    status: 'running',
    runId,
    slot,
    checkpoint: null,
    startedAt: now,
    finishedAt: null,
    leaseUntilAt: 0,
    failures: 0,
    looked: 0,
    changed: 0,
    note: null,
  }
}

function tell(context: Context, { job }: DueRun, { runId, failures, note }: JobState): Promise<void> {
  return raiseAlert(context, {
    kind: 'job-failed',
    subject: job.name,
    text: `任务“${job.title}”连续失败 ${failures} 次，等到下一个计划时间再试。${note ?? ''}`,
    source: runId,
  })
}

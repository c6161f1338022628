import { describeSchedule } from '#shared/base/job/schedule'
import type { Context } from '../../../platform/context'
import { DomainError } from '../../../platform/domain-error'
import { type Budget, timeBudget, withinBoth } from '../../../platform/noun/budget'
import type { Job } from '../../../platform/noun/job'
import { type DueRun, dueJobs, isUnfinished } from './due-jobs'
import { findJobState, type JobState, listJobStates, manualRun } from './job.repository'
import { type RunContext, runSlice } from './slice.service'

// Several jobs are due at one tick: no slice of one may keep the others from theirs.
const SLICE_MS = 5_000

/** How a job stands, or stood when nobody has run it yet. */
export type JobRun = ReturnType<typeof toJobRun>

/**
 * Works on everything that is due, slice by slice in turn, until nothing is left or the budget is spent. What remains
 * is gone on with at the next tick. A job that fails does not stop the others.
 */
export async function runDueJobs(context: Context, jobs: readonly Job[], budget: Budget): Promise<JobRun[]> {
  const states = await listJobStates(context.db)
  const runs: JobRun[] = []
  let open = dueJobs(jobs, new Map(states.map((state) => [state._id, state])), context.now)
  while (open.length > 0) {
    const unfinished: DueRun[] = []
    for (const run of open) {
      if (budget.isSpent()) return runs
      const state = await slice(context, run, budget)
      if (state?.status === 'running') unfinished.push({ ...run, state })
      else if (state) runs.push(toJobRun(run.job, state))
    }
    open = unfinished
  }
  return runs
}

/** One slice of one job now, on an operator's request: goes on with a run that is under way, or begins one. */
export async function runJob(context: RunContext, jobs: readonly Job[], name: string) {
  const job = jobs.find((candidate) => candidate.name === name)
  if (!job) throw new DomainError('JOB_UNKNOWN')
  const run = toJobRun(job, await runOne(context, job))
  const waitUntilAt = run.status === 'done' && !context.isForced ? ((await job.waitsUntil?.(context)) ?? null) : null
  return { ...run, status: waitUntilAt === null ? run.status : ('waiting' as const), waitUntilAt }
}

async function runOne(context: RunContext, job: Job): Promise<JobState | null> {
  const { db, now, requestId } = context
  const state = await findJobState(db, job.name)
  const runId = manualRun(requestId)
  // The same request again after it was served, or somebody is at it right now.
  if (state && (state.leaseUntilAt > now || (state.runId === runId && !isUnfinished(state)))) return state
  const run: DueRun =
    state && isUnfinished(state)
      ? { job, state, runId: state.runId, slot: state.slot }
      : { job, state, runId, slot: state?.slot ?? null }
  const after = await runSlice(context, run, timeBudget(SLICE_MS))
  return after ?? findJobState(db, job.name)
}

export async function listJobs({ db }: Context, jobs: readonly Job[]) {
  const states = new Map((await listJobStates(db)).map((state) => [state._id, state]))
  return {
    jobs: jobs.map((job) => ({
      ...toJobRun(job, states.get(job.name) ?? null),
      title: job.title,
      schedule: describeSchedule(job.schedule),
    })),
  }
}

async function slice(context: Context, run: DueRun, budget: Budget): Promise<JobState | null> {
  try {
    return await runSlice(context, run, withinBoth(budget, timeBudget(SLICE_MS)))
  } catch (error) {
    // Not even its state could be written. The lease lapses, and a later tick takes the run over.
    context.log.error('a job was left where it stood', error, { job: run.job.name })
    return null
  }
}

function toJobRun(job: Job, state: JobState | null) {
  return {
    job: job.name,
    runId: state?.runId ?? null,
    status: state?.status ?? ('idle' as const),
    startedAt: state?.startedAt ?? null,
    finishedAt: state?.finishedAt ?? null,
    looked: state?.looked ?? 0,
    changed: state?.changed ?? 0,
    note: state?.note ?? null,
  }
}

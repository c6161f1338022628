import { slotAt } from '#shared/base/job/schedule'
import type { Job } from '../../../platform/noun/job'
import type { JobState } from './job.repository'

/** After so many failed slices in a row a run waits for the job's next planned time, and a person is told. */
export const FAILURES_MAX = 3

/** A run that somebody may now work on. */
export interface DueRun {
  job: Job
  /** As it was read; null when the job has never run. */
  state: JobState | null
  runId: string
  slot: string | null
}

/** What the timer has to do now: runs to go on with, and runs whose planned time has come. */
export function dueJobs(jobs: readonly Job[], states: ReadonlyMap<string, JobState>, now: number): DueRun[] {
  return jobs.flatMap((job): DueRun[] => {
    const state = states.get(job.name) ?? null
    const slot = slotAt(job.schedule, now)
    if (state && state.leaseUntilAt > now) return []
    if (state && isUnfinished(state)) return [{ job, state, runId: state.runId, slot: state.slot }]
    return state?.slot === slot ? [] : [{ job, state, runId: slot, slot }]
  })
}

/** A run with work left that has not failed too often. */
export function isUnfinished(state: JobState): boolean {
  return state.status !== 'done' && state.failures < FAILURES_MAX
}

/** Whoever held the lease has not come back. */
export function hasDied(state: JobState): boolean {
  return state.status === 'running' && state.leaseUntilAt > 0
}

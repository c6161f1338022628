import type { Schedule } from '#shared/base/job/schedule'
import type { Context } from '../context'
import type { Budget } from './budget'
import type { Noun } from './noun'

/** Where a job stands between two slices. Kept in the database, so plain values only. */
export type Checkpoint = Record<string, string | number | boolean | null>

export interface JobContext extends Context {
  /** Names the run: the same for every slice of it, on whatever instance. */
  readonly runId: string
  readonly job: string
  readonly jobTitle: string
  /** Slices in a row that failed before this one. */
  readonly failures: number
  /** An operator does not want to wait until what was just written has settled. */
  readonly isForced?: boolean
}

/**
 * Work that the timer does in slices. A slice may be cut off anywhere and done again: what it changes is guarded by the
 * data itself, the checkpoint only saves the way.
 */
export interface Job {
  name: string
  /** Simplified Chinese, for operators. */
  title: string
  schedule: Schedule
  /** Works on what all others leave behind, so it comes after them. */
  isLast?: boolean
  /**
   * Works on from the checkpoint until the budget is spent or nothing is left. The first slice of a run gets what the
   * last slice of the run before left behind; null in the beginning.
   */
  slice(context: JobContext, checkpoint: Checkpoint | null, budget: Budget): Promise<Slice>
  /**
   * The instant from which everything that is there now may be processed; null when nothing waits. An operator who runs the job is told it,
   * so that `done` never means that nothing was looked at.
   */
  waitsUntil?(context: Context): Promise<number | null>
}

export interface Slice {
  checkpoint: Checkpoint | null
  isDone: boolean
  looked: number
  changed: number
}

/**
 * Everything that runs by the clock. One timer ticks every five minutes and does what is due (see each job's own
 * `schedule`), a slice of each in turn, from the lowest shelf to the highest.
 */
export async function jobsOf(nouns: readonly Noun[]): Promise<Job[]> {
  const all = (await Promise.all(nouns.map(({ jobs }) => jobs?.() ?? []))).flat()
  return [...all.filter(({ isLast }) => !isLast), ...all.filter(({ isLast }) => isLast)]
}

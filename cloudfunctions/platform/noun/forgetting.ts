import type { Job, JobContext } from './job'

/** Removes all records of one kind whose time is over, in one write, and returns how many. */
type Removal = (context: JobContext) => Promise<number>

/**
 * A job that removes records kept for a limited time. Its run is one slice: if it is cut off, the next run removes the
 * rest.
 */
export function forgetting(job: Pick<Job, 'name' | 'title' | 'schedule'>, removals: readonly Removal[]): Job {
  return {
    ...job,
    async slice(context) {
      let removed = 0
      for (const remove of removals) removed += await remove(context)
      return { checkpoint: null, isDone: true, looked: removed, changed: removed }
    },
  }
}

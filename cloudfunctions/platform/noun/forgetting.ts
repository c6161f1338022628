import type { Job, JobContext } from './job'

/** Takes away all of one kind whose time is over, in one write; answers how many. */
type Removal = (context: JobContext) => Promise<number>

/**
 * A job that takes away what is kept for a time. Its run is one slice: a run that is cut off leaves only what the next
 * one takes away.
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

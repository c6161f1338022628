/** A job as it stands. */
export interface JobStanding {
  job: string
  title: string
  /** How often it is due; a day for one that runs at an hour. */
  everyMs: number
  /** When it began last; null when it never has. */
  startedAt: number | null
}

const GRACE_MS = 25 * 60_000

/** Jobs that should have run and have not, with what they missed. One that has never run is new, and not missing. */
export function lateJobs(jobs: readonly JobStanding[], now: number): { job: string; title: string; lateMs: number }[] {
  return jobs.flatMap(({ job, title, everyMs, startedAt }) => {
    const lateMs = startedAt === null ? 0 : now - startedAt - everyMs
    return lateMs > GRACE_MS ? [{ job, title, lateMs }] : []
  })
}

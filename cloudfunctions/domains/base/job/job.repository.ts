import { collection } from '../../../platform/db/collection'
import type { Db } from '../../../platform/db/db'
import type { Checkpoint } from '../../../platform/noun/job'

/** How a job stands; `_id` is the job's name. Whoever writes it proves with `version` that nobody did meanwhile. */
export interface JobState {
  _id: string
  version: number
  status: 'running' | 'done' | 'failed'
  /** The slot, or `manual:<request id>` when an operator asked for the run. */
  runId: string
  /** The planned time that was served last; an operator's run leaves it as it is. */
  slot: string | null
  checkpoint: Checkpoint | null
  startedAt: number
  finishedAt: number | null
  /** While somebody works on a slice; 0 between slices. A lease that has passed means that the worker died. */
  leaseUntilAt: number
  /** Slices in a row that failed or died. */
  failures: number
  looked: number
  changed: number
  note: string | null
}

const MANUAL = 'manual:'

/** The name of a run that an operator asked for. */
export const manualRun = (requestId: string): string => `${MANUAL}${requestId}`
export const isManual = (runId: string): boolean => runId.startsWith(MANUAL)

const jobs = collection<JobState>('jobs')

const JOBS_MAX = 200

export const listJobStates = (db: Db) => db.page(jobs, { afterId: null, limit: JOBS_MAX })
export const findJobState = (db: Db, name: string) => db.find(jobs, name)
export const insertJobState = (db: Db, state: JobState) => db.insert(jobs, state)
/** False when somebody else has written the state since `version`. */
export const replaceJobState = async (db: Db, { _id, version, ...rest }: JobState) =>
  (await db.updateWhere(jobs, { _id, version }, { set: { ...rest, version: version + 1 } })) === 1

/** What other nouns may use of `job`; nothing else of it is theirs to import. */
export { type Budget, timeBudget } from './budget'
export type { Checkpoint, Job, JobContext, Slice } from './job'
export { findJobState } from './job.repository'
export { runDueJobs } from './job.service'
export { type Walk, type Walked, walk } from './walk'

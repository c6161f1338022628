/** What other nouns may use of `job`; nothing else of it is theirs to import. */
export { findJobState } from './job.repository'
export { runDueJobs } from './job.service'
export { afterIdOf, pageSlice, type WalkOutcome, walk, walkSlice } from './walk'

/** What other nouns may use of `job`; they may import nothing else of it. */
export { begunWalk, type ChangedSource, changedPage, walkMembers } from './changed-walk'
export { findJobState, isManual, listJobStates } from './job.repository'
export { runDueJobs } from './job.service'
export { actOnPage, afterIdOf, pageSlice, type WalkOutcome, walk, walkSlice } from './walk'

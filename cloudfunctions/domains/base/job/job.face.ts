/** What other nouns may use of `job`; nothing else of it is theirs to import. */
export { findJobState } from './job.repository'
export { runDueJobs } from './job.service'
export { type Walk, type Walked, walk } from './walk'

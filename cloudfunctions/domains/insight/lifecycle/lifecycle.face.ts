/** What other nouns may use of `lifecycle`; they may import nothing else of it. */

export { findDayBy } from './day.repository'
export { findLifecycle, listLifecycles } from './lifecycle.repository'
export { stageOf } from './lifecycle.service'
export { listLifecyclesSince } from './written-lifecycles.repository'

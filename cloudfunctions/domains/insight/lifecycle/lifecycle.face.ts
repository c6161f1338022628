/** What other nouns may use of `lifecycle`; they may import nothing else of it. */

export { findDayBy } from './day.repository'
export { listLifecycles } from './lifecycle.repository'
export { listLifecyclesSince } from './written-lifecycles.repository'

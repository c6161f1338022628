/** What other nouns may use of `entrance`; they may import nothing else of it. */

export { listTouchesIn } from './channel-facts.repository'
export { pictureOf } from './code-picture.service'
export { listCosts } from './cost.repository'
export { findEntrances } from './entrance.repository'
export { clerkOfEntrance } from './own-entrance.service'
export { listLatestTouches, listTouchesOnDevice, sumVisitsBy, wipeTouchesOf } from './touch.repository'
export { storeVisitedOn } from './touch.service'
export { type Trace, traceOf } from './trace.service'

/** What other nouns may use of `entrance`; nothing else of it is theirs to import. */
export { pictureOf } from './code-picture.service'
export { listLatestTouches, wipeTouchesOf } from './touch.repository'
export { storeVisitedOn } from './touch.service'
export { type Trace, traceOf } from './trace.service'

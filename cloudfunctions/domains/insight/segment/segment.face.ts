/** What other nouns may use of `segment`; they may import nothing else of it. */
export { listChangesOfMember, listEntriesSince, listSegments } from './segment.repository'
export { getSegment } from './segment.service'

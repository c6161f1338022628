/** What other nouns may use of `segment`; nothing else of it is theirs to import. */
export { listChangesOfMember, listSegments } from './segment.repository'
export { getSegment } from './segment.service'

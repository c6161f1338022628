/** What other nouns may use of `segment`; they may import nothing else of it. */
export {
  findSegment,
  listChangesOfMember,
  listEntriesOfMembers,
  listEntriesSince,
  listSegments,
} from './segment.repository'
export { getSegment } from './segment.service'

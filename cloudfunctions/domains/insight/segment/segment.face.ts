/** What other nouns may use of `segment`; they may import nothing else of it. */
export { areMembersKnown, type MembersNow, openMembersNow } from './members-now.service'
export { previewCondition } from './preview.service'
export {
  findSegment,
  listChangesOfMember,
  listEntriesOfMembers,
  listEntriesSince,
  listSegments,
  type StoredSegment,
} from './segment.repository'
export { getSegment } from './segment.service'

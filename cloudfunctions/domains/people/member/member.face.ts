/** What other nouns may use of `member`; they may import nothing else of it. */

export { endMembership } from './closing.service'
export { type GoodCode, readLateCode, readShownCode, requireUnused, withLateCode, withUsedCode } from './code.service'
export { removeTriesBefore } from './code-tries.repository'
export { countTryOf } from './code-tries.service'
export { admit, requireRoom } from './day-tally.service'
export { displayNameOf, displayNamesOf, phoneTailOf } from './display-name.service'
export { findHolderId, getHolder, heirsOf, type Person, personsOf, recordsOfPerson, withHeirs } from './holder.service'
export { pastOf } from './known-person.service'
export { leadsTo } from './leads-to.service'
export { fullPhoneOf, summaryOf } from './lookup.service'
export { memberCodeOf } from './member.mapper'
export {
  countBroughtBy,
  countJoinedByEntrance,
  findMember,
  findMembers,
  listByBirthday,
  listClearTillKeys,
  listIdentitiesOf,
  listWelcomeDue,
  type Member,
  markWelcomed,
} from './member.repository'
export { countMembers, countPortraitFields, pageMembers } from './member-walk.repository'
export { birthMonthOf, getActiveMember } from './profile.service'
export { sealTillKey } from './seal-till-keys.service'
export { findSender, type Sender } from './sender.repository'
export { type Entrance, getIdentity, type JoinMarks, signIn } from './sign-in.service'
export { tillKey, tillNumberHash } from './till-key'
export { askAboutBrought, knowsOf } from './till-question.service'
export {
  addTillMembers,
  countJoinedByImport,
  type FollowedKeys,
  followCustomers,
  followKeys,
  giveKeys,
  hasNews,
  keysOfCustomer,
  linkCustomer,
  listMadeByRun,
  type Newcomer,
  openTillRecord,
  ownerOfNumber,
  removeUnfinished,
  type TillCustomer,
  withoutVouched,
} from './till-record.service'
export { endTillRecord, previewEndTillRecord, type StayReason, takeKeysBack } from './till-record-undo.service'
export { listJoinedOn, listJoinedSince, listMembersSince } from './written-members.repository'

/** What other nouns may use of `referral`; nothing else of it is theirs to import. */
export { bindingOf, isInviteOpen } from './bind.service'
export { listCases } from './case.service'
export { notePlatformRank } from './detect-platform-rank.service'

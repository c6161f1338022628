/** What other nouns may use of `referral`; they may import nothing else of it. */
export { bindingOf, isInviteOpen } from './bind.service'
export { listCases } from './case.service'
export { notePlatformRank } from './detect-platform-rank.service'

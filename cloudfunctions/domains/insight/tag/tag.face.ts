/** What other nouns may use of `tag`; nothing else of it is theirs to import. */
export { MEMBERS_AT_ONCE, type MemberView, seeMembers, stateOf } from './facts.service'
export { namesIn } from './names.service'

/** What other nouns may use of `tag`; they may import nothing else of it. */
export { MEMBERS_AT_ONCE, type MemberView, seeMembers, stateOf } from './facts.service'
export { putTags, requireHandTags, takeTagsOf } from './hand-tag.service'
export { handTagNamesOf } from './hand-tag-names.service'
export { namesIn } from './names.service'
export { changeSaidTags } from './said-tags.service'
export { tagsIn } from './tag.service'

/** What other nouns may use of `follow-up`; they may import nothing else of it. */
export { addFollowUp, type FollowUpAsk } from './add.service'
export { comparedFor } from './figures.service'
export { ownClerkAtDesk } from './own-clerk.service'

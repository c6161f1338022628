/** What other nouns may use of `inbox`; they may import nothing else of it. */
export { writeInbox } from './inbox.service'

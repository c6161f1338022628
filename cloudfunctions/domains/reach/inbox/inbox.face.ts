/** What other nouns may use of `inbox`; they may import nothing else of it. */
export { listNewest, writeInbox } from './inbox.service'

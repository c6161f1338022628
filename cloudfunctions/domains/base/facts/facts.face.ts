/** What other nouns may use of `facts`; nothing else of it is theirs to import. */
export { promise, promiseForSweep } from './outbox.service'

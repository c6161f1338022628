/** What other nouns may use of `facts`; nothing else of it is theirs to import. */
export type { Fact, FactSource } from './fact-source'
export { answerKept, type Promised, promise, promiseForSweep } from './outbox.service'

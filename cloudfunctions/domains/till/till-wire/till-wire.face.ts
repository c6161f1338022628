/** What other nouns may use of `till-wire`; nothing else of it is theirs to import. */
export { requestIdOf } from './request-id'

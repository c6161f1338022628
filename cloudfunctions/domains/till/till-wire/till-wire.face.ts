/** What other nouns may use of `till-wire`; they may import nothing else of it. */
export { requestIdOf } from './request-id'

/** What other nouns may use of `till-key`; nothing else of it is theirs to import. */
export { type SignedRequest, verify } from './verify.service'
export { countWrongCode } from './wrong-codes.service'

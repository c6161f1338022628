/** What other nouns may use of `till-key`; they may import nothing else of it. */
export { type SignedRequest, verify } from './verify.service'
export { countWrongCode } from './wrong-codes.service'

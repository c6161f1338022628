/** What other nouns may use of `webhook`; they may import nothing else of it. */
export { type CalledOnce, callOnce } from './call.service'
export { isLetThrough } from './door.service'

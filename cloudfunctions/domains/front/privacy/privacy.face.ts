/** What other nouns may use of `privacy`; they may import nothing else of it. */
export { listOpen } from './request.repository'

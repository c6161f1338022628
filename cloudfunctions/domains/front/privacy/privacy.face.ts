/** What other nouns may use of `privacy`; nothing else of it is theirs to import. */
export { listOpen } from './request.repository'

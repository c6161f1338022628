/** What other nouns may use of `privacy`; they may import nothing else of it. */
export { consentsOf } from './consent-history.service'
export { listOpen } from './request.repository'

/** What other nouns may use of `benefit`; nothing else of it is theirs to import. */
export { standingAt, tierOf } from './standing.service'

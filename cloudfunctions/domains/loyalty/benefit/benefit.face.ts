/** What other nouns may use of `benefit`; they may import nothing else of it. */
export { standingAt, tierOf } from './standing.service'

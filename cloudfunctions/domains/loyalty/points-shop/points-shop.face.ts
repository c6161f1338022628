/** What other nouns may use of `points-shop`; they may import nothing else of it. */
export { pageWaiting } from './pick-up.repository'

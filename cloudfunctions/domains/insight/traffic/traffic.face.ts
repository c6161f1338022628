/** What other nouns may use of `traffic`; they may import nothing else of it. */
export { countWaiting } from './case.service'

/** What other nouns may use of `experiment`; they may import nothing else of it. */
export { armShownTo } from './arms.service'

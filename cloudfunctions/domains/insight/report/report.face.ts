/** What other nouns may use of `report`; they may import nothing else of it. */
export { boardFacts, boardOf30Days, findRolledUpTo } from './board.service'
export { listCohortMonths } from './report.repository'

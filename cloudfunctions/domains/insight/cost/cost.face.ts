/** What other nouns may use of `cost`; they may import nothing else of it. */
export { listCostDays } from './cost.repository'

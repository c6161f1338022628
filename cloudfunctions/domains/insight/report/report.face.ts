/** What other nouns may use of `report`; nothing else of it is theirs to import. */
export { boardFacts, boardOf30Days, findRolledUpTo } from './board.service'

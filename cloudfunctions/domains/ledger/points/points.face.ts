/** What other nouns may use of `points`; nothing else of it is theirs to import. */
export { decideFacts, postFacts } from './fact-batch.service'
export { allEntries } from './ledger-audit.service'
export {
  addEntries,
  findEntries,
  findEntry,
  insertEntry,
  listEntriesSince,
  pageEntries,
  removeEntriesOf,
} from './points.repository'
export { postDecision, postFact } from './points.service'

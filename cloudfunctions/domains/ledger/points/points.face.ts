/** What other nouns may use of `points`; they may import nothing else of it. */
export { takeBackWhole } from './correction.service'
export { decideFacts, postFacts } from './fact-batch.service'
export { allEntries } from './ledger-audit.service'
export {
  addEntries,
  emptyEntryNotes,
  findEntries,
  findEntry,
  insertEntry,
  listEntriesSince,
  pageEntries,
  removeEntriesOf,
} from './points.repository'
export { listLedger, postDecision, postFact } from './points.service'

/** What other nouns may use of `doctor`; nothing else of it is theirs to import. */
export { countOpenFindings } from './doctor.repository'

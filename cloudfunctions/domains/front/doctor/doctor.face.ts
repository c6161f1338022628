/** What other nouns may use of `doctor`; they may import nothing else of it. */
export { countOpenFindings } from './doctor.repository'

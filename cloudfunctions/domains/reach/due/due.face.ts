/** What other nouns may use of `due`; they may import nothing else of it. */
export { addDueWork, keepDueWork } from './add.service'
export { howLate } from './late.service'
export { runDueWork } from './run.service'

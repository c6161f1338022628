/** What other nouns may use of `due`; they may import nothing else of it. */
export { addDueWork, hastenDueWork, keepDueWork, moveDueWork, resumeDueWork } from './add.service'
export { howLate } from './late.service'
export { type DueTick, isAnythingDue, runDueWork } from './run.service'

/** What other nouns may use of `import`; they may import nothing else of it. */
export { listWaitingRefunds } from './import-run.repository'
export { listWalkIns, type WalkInDay } from './walk-in.repository'

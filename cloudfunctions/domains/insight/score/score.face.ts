/** What other nouns may use of `score`; nothing else of it is theirs to import. */
export { listScores } from './score.repository'
export { listScoresSince } from './written-scores.repository'

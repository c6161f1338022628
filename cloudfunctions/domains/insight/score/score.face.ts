/** What other nouns may use of `score`; they may import nothing else of it. */
export { listScores } from './score.repository'
export { listScoresSince } from './written-scores.repository'

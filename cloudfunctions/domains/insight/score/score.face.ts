/** What other nouns may use of `score`; they may import nothing else of it. */
export { publishedOf } from './published.service'
export { findScore, listOfStage, listScores } from './score.repository'
export { listWarned } from './warned.service'
export { listScoresSince } from './written-scores.repository'

/** What other nouns may use of `facts`; they may import nothing else of it. */

export { answerCarried, isAnythingCarried } from './sweep.service'
export { keepCarried, type Telling, tell, tellForSweep, toCarried } from './tell.service'
export { listToldOf } from './told.repository'

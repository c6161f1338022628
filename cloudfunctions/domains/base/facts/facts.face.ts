/** What other nouns may use of `facts`; they may import nothing else of it. */
export { keepCarried, type Telling, tell, tellForSweep, toCarried } from './tell.service'

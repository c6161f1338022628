/** What other nouns may use of `facts`; nothing else of it is theirs to import. */
export { keepCarried, type Telling, tell, tellForSweep, toCarried } from './tell.service'

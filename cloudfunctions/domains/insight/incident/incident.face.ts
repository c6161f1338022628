/** What other nouns may use of `incident`; they may import nothing else of it. */
export { countOpenIncidents, listNewestIncidents } from './incident.service'

/** What other nouns may use of `migration`; they may import nothing else of it. */
export { refuseNewer } from './schema.service'

/** What other nouns may use of `migration`; nothing else of it is theirs to import. */
export { refuseNewer } from './schema.service'

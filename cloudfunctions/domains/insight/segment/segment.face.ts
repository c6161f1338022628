/** What other nouns may use of `segment`; nothing else of it is theirs to import. */
export { segmentNames } from './segment.service'

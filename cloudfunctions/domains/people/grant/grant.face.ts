/** What other nouns may use of `grant`; nothing else of it is theirs to import. */
export { namesOfHolders } from './grant.service'
export { getPerson, personOfStaff, requireRight } from './person.service'

/** What other nouns may use of `grant`; nothing else of it is theirs to import. */
export { namesOfHolders } from './grant.service'
export { getPerson, holdsRight, personOfStaff, requireRight, storesNamed } from './person.service'

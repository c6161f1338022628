/** What other nouns may use of `grant`; they may import nothing else of it. */
export { namesOfHolders } from './grant.service'
export { findPerson, getPerson, holdsRight, personOfStaff, requireRight, storesNamed } from './person.service'

/** What the function `desk` uses of it; nouns have nothing to ask here. */
export { getPerson } from './person.service'
export { callerAtDesk } from './verify.service'

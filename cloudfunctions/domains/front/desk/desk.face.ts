/** What the function `desk` uses of it; nouns have nothing to ask here. */
export { callerAtDesk } from './verify.service'

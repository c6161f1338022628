/** What the function `desk` uses of this noun. Other nouns need nothing from it. */
export { callerAtDesk } from './verify.service'

/** What other nouns may use of `check-in`; they may import nothing else of it. */
export { summarizeCheckIn } from './calendar.service'
export { daysOfMembers, findCheckIn } from './check-in.repository'

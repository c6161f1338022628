/** What other nouns may use of `check-in`; nothing else of it is theirs to import. */
export { summarizeCheckIn } from './calendar.service'
export { daysOfMembers, findCheckIn } from './check-in.repository'

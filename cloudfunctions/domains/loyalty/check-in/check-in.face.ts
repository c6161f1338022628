/** What other nouns may use of `check-in`; they may import nothing else of it. */
export { summarizeCheckIn } from './calendar.service'
export { countStampsBetween, daysOfMembers, findCheckIn } from './check-in.repository'

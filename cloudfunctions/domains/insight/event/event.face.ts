/** What other nouns may use of `event`; they may import nothing else of it. */

export { listEventsBetween } from './event.repository'
export {
  closeDay,
  listCohortDays,
  listEventDays,
  listNewestOpenDays,
  listOpenDays,
  openDay,
} from './event-day.repository'
export { countSessionsByEntrance, findActivities, listActivitiesSince, pageDay } from './member-day.repository'
export { listMemberDays } from './member-day.service'
export { ROLL_UP_JOB, rolledUpTo } from './roll-up.jobs'

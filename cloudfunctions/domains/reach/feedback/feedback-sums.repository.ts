import { addDays, type BusinessDay, startOfDay } from '#shared/kernel/business-day'
import type { Feedback } from '#shared/reach/feedback/feedback'
import { collection } from '../../../platform/db/collection'
import type { Db } from '../../../platform/db/db'
import type { DaySums } from '../../../platform/noun/day-sums'

const feedbacks = collection<Feedback>('feedbacks')
const GROUPS_MAX = 20

/** What was said on a day: marks by how many stars, and what has come by now of those to whom an answer is owed. Index byAt. */
export const feedbackSums: DaySums = {
  changesLater: true,
  async sumDay(db, day) {
    const [scores, statuses] = await Promise.all([groupsOf(db, day, 'score'), groupsOf(db, day, 'ticket.status')])
    const of = (groups: typeof scores, keys: readonly string[]) =>
      groups.reduce((sum, { key, count }) => sum + (keys.includes(String(key)) ? count : 0), 0)
    return {
      marks: of(scores, ['1', '2', '3', '4', '5']),
      marks5: of(scores, ['5']),
      marks4: of(scores, ['4']),
      marksLow: of(scores, ['1', '2', '3']),
      tickets: of(statuses, ['open', 'answered', 'solved', 'closed']),
      ticketsSolved: of(statuses, ['solved']),
    }
  },
}

const groupsOf = (db: Db, day: BusinessDay, by: 'score' | 'ticket.status') => {
  const where = { at: { gte: startOfDay(day), lt: startOfDay(addDays(day, 1)) } }
  return db.sumBy(feedbacks, { where, by, fields: [], limit: GROUPS_MAX })
}

import { addDays, startOfDay } from '#shared/kernel/business-day'
import { type Feedback, TICKET_STATUSES } from '#shared/reach/feedback/feedback'
import { collection } from '../../../platform/db/collection'
import { listWhole } from '../../../platform/db/written-since'
import type { DaySums } from '../../../platform/noun/day-sums'

const feedbacks = collection<Feedback>('feedbacks')

/**
 * What was said on a day, in all and of each store: marks by how many stars, and what has come by now of those to whom an answer is
 * owed. Read whole, because a sum has one key alone and here are two, the store and the stars: a read for a thousand. Index byAt.
 */
export const feedbackSums: DaySums = {
  changesLater: true,
  async sumDay(db, day) {
    const said = await listWhole(db, feedbacks, { at: { gte: startOfDay(day), lt: startOfDay(addDays(day, 1)) } })
    const stores = new Map<string, Record<string, number>>()
    const shop = nothingSaid()
    for (const feedback of said) {
      add(shop, feedback)
      // A suggestion to the whole shop belongs to no store.
      if (!feedback.storeId) continue
      const own = stores.get(feedback.storeId) ?? nothingSaid()
      stores.set(feedback.storeId, own)
      add(own, feedback)
    }
    return { shop, stores }
  },
}

const nothingSaid = () => ({ marks: 0, marks5: 0, marks4: 0, marksHigh: 0, marksLow: 0, tickets: 0, ticketsSolved: 0 })
const HIGH = 4

function add(sums: Record<string, number>, { score, ticket }: Feedback): void {
  const more = (name: string, is: boolean) => {
    if (is) sums[name] = (sums[name] ?? 0) + 1
  }
  more('marks', score !== null && score !== undefined)
  if (score) {
    more('marks5', score === 5)
    more('marks4', score === 4)
    more('marksHigh', score >= HIGH)
    more('marksLow', score < HIGH)
  }
  more('tickets', ticket !== null && TICKET_STATUSES.includes(ticket.status))
  more('ticketsSolved', ticket?.status === 'solved')
}

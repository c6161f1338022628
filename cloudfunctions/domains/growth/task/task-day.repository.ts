import type { DoneDay } from '#shared/growth/task/done-days'
import type { BusinessDay } from '#shared/kernel/business-day'
import { collection } from '../../../platform/db/collection'
import type { Tx } from '../../../platform/db/db'
import type { DaySums } from '../../../platform/noun/day-sums'

/** A day on which a member finished a task; `_id` is `<member>:<day>`. Kept for the figures, in which books cannot be added up. */
interface TaskDay extends DoneDay {
  _id: string
  memberId: string
}

const days = collection<TaskDay>('task_days')

/** Of the member whose book it is, in the transaction that writes the book. */
export async function saveDoneDays(tx: Tx, memberId: string, changed: readonly DoneDay[]): Promise<void> {
  for (const { day, tasks } of changed) await tx.save(days, { _id: `${memberId}:${day}`, memberId, day, tasks })
}

/** Members who finished a task on a day. Nothing is told of days before anybody’s were kept. Index byDay. */
export const taskSums: DaySums = {
  changesLater: true,
  async sumDay(db, day: BusinessDay) {
    const [first] = await db.list(days, { where: { day: { lte: day } }, orderBy: [['day', 'asc']], limit: 1 })
    return { shop: first ? { taskDoers: await db.count(days, { day, tasks: { gt: 0 } }) } : {} }
  },
}

import type { Context } from '../../../platform/context'
import { countStuck, countWaiting, listLongestDue } from './due-work.repository'

/** How much waits for its time, how long the oldest of what is due has been so, and what waits for a person. */
export async function howLate({ db, now }: Pick<Context, 'db' | 'now'>) {
  const [oldest] = await listLongestDue(db, now, 1)
  return {
    waiting: await countWaiting(db),
    stuck: await countStuck(db),
    lateMs: oldest ? Math.max(now - oldest.dueAt, 0) : 0,
  }
}

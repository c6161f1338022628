import type { BusinessDay } from '#shared/kernel/business-day'
import { addDays, businessDayOf } from '#shared/kernel/business-day'
import type { Job } from '../../../platform/noun/job'
import { findOldestTouch, wipeTracesOf } from './touch.repository'

/** So long the shop can tell that two visits came from one phone or network. */
const TRACE_DAYS = 180

/** Takes away what is kept against cheating when its term is over, a day of visits at a time. The visits themselves stay. */
export const forgetTracesJob: Job = {
  name: 'forget-traces',
  title: '清理到期的设备和网络摘要',
  schedule: { kind: 'daily', at: '04:25' },
  async slice({ db, now }, checkpoint, budget) {
    const before = addDays(businessDayOf(now), -TRACE_DAYS)
    const oldest = await findOldestTouch(db, before)
    let day = typeof checkpoint?.nextDay === 'string' ? (checkpoint.nextDay as BusinessDay) : (oldest?.day ?? before)
    let changed = 0
    for (let isFirst = true; day < before; isFirst = false) {
      if (!isFirst && budget.isSpent()) return { checkpoint: { nextDay: day }, isDone: false, looked: changed, changed }
      changed += await wipeTracesOf(db, day)
      day = addDays(day, 1)
    }
    // A visit may be told 30 days late: the last month is looked at again the next time.
    return { checkpoint: { nextDay: addDays(before, -31) }, isDone: true, looked: changed, changed }
  },
}

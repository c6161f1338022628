import { addMonthsToDay, businessDayOf, startOfDay } from '#shared/kernel/business-day'
import type { Job } from '../../../platform/noun/job'
import { removeKnownBefore } from './known-person.repository'

/** So long the shop knows that somebody who comes back was here before, as the privacy text says. */
const KNOWN_MONTHS = 24

export const forgetKnownPeopleJob: Job = {
  name: 'forget-known-people',
  title: '清理注销满 24 个月的识别摘要',
  schedule: { kind: 'daily', at: '04:20' },
  async slice({ db, now }) {
    const removed = await removeKnownBefore(db, startOfDay(addMonthsToDay(businessDayOf(now), -KNOWN_MONTHS)))
    return { checkpoint: null, isDone: true, looked: removed, changed: removed }
  },
}

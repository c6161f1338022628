import { addDays, businessDayOf } from '#shared/kernel/business-day'
import type { Job } from '../../../platform/noun/job'
import { removeChangesBefore } from './segment.repository'

/** As far back as conditions look. */
const KEEP_DAYS = 400

export const forgetSegmentChangesJob: Job = {
  name: 'forget-segment-changes',
  title: '清理过期的人群进出记录',
  schedule: { kind: 'daily', at: '04:20' },
  async slice({ db, now }) {
    const removed = await removeChangesBefore(db, addDays(businessDayOf(now), -KEEP_DAYS))
    return { checkpoint: null, isDone: true, looked: removed, changed: removed }
  },
}

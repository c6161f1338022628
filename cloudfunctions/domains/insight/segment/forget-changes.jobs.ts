import { addDays, businessDayOf } from '#shared/kernel/business-day'
import { forgetting } from '../../../platform/noun/forgetting'
import { removeChangesBefore } from './segment.repository'

/** As far back as conditions look. */
const KEEP_DAYS = 400

export const forgetSegmentChangesJob = forgetting(
  { name: 'forget-segment-changes', title: '清理过期的人群进出记录', schedule: { kind: 'daily', at: '04:20' } },
  [({ db, now }) => removeChangesBefore(db, addDays(businessDayOf(now), -KEEP_DAYS))],
)

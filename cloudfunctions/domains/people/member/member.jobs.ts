import { addMonthsToDay, businessDayOf, startOfDay } from '#shared/kernel/business-day'
import { forgetting } from '../../../platform/noun/forgetting'
import { removeKnownBefore } from './known-person.repository'

/** How long the shop can tell that somebody was here before, as the privacy text says. */
const KNOWN_MONTHS = 24

export const forgetKnownPeopleJob = forgetting(
  { name: 'forget-known-people', title: '清理注销满 24 个月的识别摘要', schedule: { kind: 'daily', at: '04:20' } },
  [({ db, now }) => removeKnownBefore(db, startOfDay(addMonthsToDay(businessDayOf(now), -KNOWN_MONTHS)))],
)

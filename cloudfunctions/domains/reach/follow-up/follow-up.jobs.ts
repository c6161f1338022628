import { DAY_MS } from '#shared/kernel/business-day'
import { KEPT_DAYS } from '#shared/reach/follow-up/follow-up'
import { forgetting } from '../../../platform/noun/forgetting'
import { removeMadeBefore } from './follow-up.repository'

export const forgetFollowUpsJob = forgetting(
  { name: 'forget-follow-ups', title: '清理一年多以前的跟进', schedule: { kind: 'daily', at: '05:05' } },
  [({ db, now }) => removeMadeBefore(db, now - KEPT_DAYS * DAY_MS)],
)

import { DAY_MS } from '#shared/kernel/business-day'
import { forgetting } from '../../../platform/noun/forgetting'
import type { Job } from '../../../platform/noun/job'
import { walkSlice } from '../../base/job/job.face'
import { KEEP_DAYS, lapseMember } from './decision.service'
import { listEnding, removeHeldBefore } from './verdict.repository'

export const lapseHeldTrafficJob: Job = {
  name: 'lapse-held-traffic',
  title: '到期未审核的可疑来访按放行处理',
  schedule: { kind: 'daily', at: '00:35' },
  slice: (context, checkpoint, budget) =>
    walkSlice(context, checkpoint, budget, {
      list: (afterId, limit) => listEnding(context.db, context.now, afterId, limit),
      act: (verdict) => lapseMember(context, verdict),
    }),
}

export const forgetHeldTrafficJob = forgetting(
  { name: 'forget-held-traffic', title: '清理到期的流量审核记录', schedule: { kind: 'daily', at: '04:35' } },
  // What was confirmed ends on the day on which its record does.
  [({ db, now }) => removeHeldBefore(db, now - KEEP_DAYS * DAY_MS)],
)

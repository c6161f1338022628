import { DONE_KEPT_DAYS } from '#shared/reach/due/due-work'
import { forgetting } from '../../../platform/noun/forgetting'
import { removeEndedBefore } from './due-work.repository'

const DAY_MS = 86_400_000

export const forgetDueWorkJob = forgetting(
  { name: 'forget-due-work', title: '清理已经办完的到期事项', schedule: { kind: 'daily', at: '04:55' } },
  [({ db, now }) => removeEndedBefore(db, now - DONE_KEPT_DAYS * DAY_MS)],
)

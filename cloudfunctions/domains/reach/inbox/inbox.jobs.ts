import { INBOX_KEPT_DAYS } from '#shared/reach/inbox/inbox'
import { forgetting } from '../../../platform/noun/forgetting'
import { removeMessagesBefore } from './inbox.repository'

const DAY_MS = 86_400_000

export const forgetInboxJob = forgetting(
  { name: 'forget-inbox', title: '清理半年前的站内信', schedule: { kind: 'daily', at: '04:50' } },
  [({ db, now }) => removeMessagesBefore(db, now - INBOX_KEPT_DAYS * DAY_MS)],
)

import type { InboxMessage } from '#shared/reach/inbox/inbox'
import { collection } from '../../../platform/db/collection'
import { many } from '../../../platform/noun/shown-records'

export const shownRecords = {
  inbox_messages: many(collection<InboxMessage>('inbox_messages'), { of: 'memberId', newestBy: 'at' }),
}

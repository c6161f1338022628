import type { inboxContract } from '#shared/reach/inbox/contract'
import type { Handlers } from '../../../platform/handler'
import { countUnread, listMine, listOfMember, markRead, writeLetter } from './inbox.service'

export const inboxHandlers: Handlers<typeof inboxContract> = {
  'inbox.list': ({ before }, context) => listMine(context, before),
  'inbox.countUnread': (_input, context) => countUnread(context),
  'inbox.markRead': ({ untilAt }, context) => markRead(context, untilAt),
  'inbox.write': (input, context) => writeLetter(context, input),
  'inbox.listOfMember': ({ memberId }, context) => listOfMember(context, memberId),
}

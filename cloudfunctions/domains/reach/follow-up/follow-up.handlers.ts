import type { followUpContract } from '#shared/reach/follow-up/contract'
import type { Handlers } from '../../../platform/handler'
import { end, take } from './act.service'
import { listOpen } from './desk.service'
import { getFigures, summarize } from './figures.service'
import { give } from './give.service'
import { getOwnNote, removeOwnNote, saveNote, seeGuest } from './guest.service'
import { listEnded, listMine } from './list.service'
import { getOwnClerk, nameOwnClerk, readOwnClerk, setOwnClerk } from './own-clerk.service'

export const followUpHandlers: Handlers<typeof followUpContract> = {
  'follow-up.list': ({ storeId }, context) => listMine(context, storeId),
  'follow-up.listEnded': ({ storeId }, context) => listEnded(context, storeId),
  'follow-up.take': (input, context) => take(context, input),
  'follow-up.end': (input, context) => end(context, input),
  'follow-up.give': (input, context) => give(context, input),
  'follow-up.getFigures': ({ storeId }, context) => getFigures(context, storeId),
  'follow-up.seeGuest': (input, context) => seeGuest(context, input),
  'follow-up.getOwnClerk': (input, context) => getOwnClerk(context, input),
  'follow-up.setOwnClerk': (input, context) => setOwnClerk(context, input),
  'follow-up.readOwnClerk': ({ memberId }, context) => readOwnClerk(context, memberId),
  'follow-up.nameOwnClerk': (input, context) => nameOwnClerk(context, input),
  'follow-up.saveNote': (input, context) => saveNote(context, input),
  'follow-up.getOwnNote': (_input, context) => getOwnNote(context),
  'follow-up.removeOwnNote': (_input, context) => removeOwnNote(context),
  'follow-up.listOpen': ({ storeId }, context) => listOpen(context, storeId),
  'follow-up.summarize': (input, context) => summarize(context, input),
}

import type { followUpContract } from '#shared/reach/follow-up/contract'
import type { Handlers } from '../../../platform/handler'
import { end, take } from './act.service'
import { listEnded, listMine } from './list.service'

export const followUpHandlers: Handlers<typeof followUpContract> = {
  'follow-up.list': ({ storeId }, context) => listMine(context, storeId),
  'follow-up.listEnded': ({ storeId }, context) => listEnded(context, storeId),
  'follow-up.take': (input, context) => take(context, input),
  'follow-up.end': (input, context) => end(context, input),
}

import type { todayContract } from '#shared/front/today/contract'
import type { Handlers } from '../../../platform/handler'
import { getBrief, listBriefs } from './brief.service'
import { getToday, listOfStores } from './today.service'

export const todayHandlers: Handlers<typeof todayContract> = {
  'today.get': ({ storeId }, context) => getToday(context, storeId),
  'today.listOfStores': ({ storeIds }, context) => listOfStores(context, storeIds),
  'today.listBriefs': (input, context) => listBriefs(context, input),
  'today.getBrief': ({ briefId }, context) => getBrief(context, briefId),
}

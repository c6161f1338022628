import type { purchaseContract } from '#shared/purchase/contract'
import type { Handlers } from '../../platform/handler'
import { importPurchases } from './import.service'
import { recordPurchase } from './purchase.service'
import { listOfMember, listToday } from './purchase-list.service'
import { refundPurchase } from './refund.service'

export const purchaseHandlers: Handlers<typeof purchaseContract> = {
  'purchase.record': (input, context) => recordPurchase(context, input),
  'purchase.refund': (input, context) => refundPurchase(context, input),
  'purchase.listToday': ({ storeId }, context) => listToday(context, storeId),
  'purchase.import': (input, context) => importPurchases(context, input),
  'purchase.listOfMember': ({ memberId, beforeAt }, context) => listOfMember(context, memberId, beforeAt),
}

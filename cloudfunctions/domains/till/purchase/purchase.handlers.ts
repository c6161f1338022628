import type { purchaseContract } from '#shared/till/purchase/contract'
import type { Handlers } from '../../../platform/handler'
import { getMine, listMine } from './own-purchases.service'
import { sumMine } from './own-year.service'
import { cancelPreview, previewPurchase } from './preview.service'
import { confirmPurchase, recordPurchase } from './purchase.service'
import { findAsOperator, findAtTill } from './purchase-find.service'
import { listOfDay, listOfMember, listToday } from './purchase-list.service'
import { getReceipt } from './receipt.service'
import { refundAsOperator, refundPurchase } from './refund.service'
import { undoPurchase } from './undo.service'

export const purchaseHandlers: Handlers<typeof purchaseContract> = {
  'purchase.record': (input, context) => recordPurchase(context, input),
  'purchase.preview': (input, context) => previewPurchase(context, input),
  'purchase.cancelPreview': ({ couponIds }, context) => cancelPreview(context, couponIds),
  'purchase.confirm': (input, context) => confirmPurchase(context, input),
  'purchase.undo': (input, context) => undoPurchase(context, input),
  'purchase.refund': (input, context) => refundPurchase(context, input),
  'purchase.listToday': ({ storeId }, context) => listToday(context, storeId),
  'purchase.listOfDay': (input, context) => listOfDay(context, input),
  'purchase.refundAsOperator': (input, context) => refundAsOperator(context, input),
  'purchase.findAtTill': (input, context) => findAtTill(context, input),
  'purchase.find': (input, context) => findAsOperator(context, input),
  'purchase.getReceipt': ({ afterAt }, context) => getReceipt(context, afterAt),
  'purchase.listMine': ({ beforeAt }, context) => listMine(context, beforeAt),
  'purchase.sumMine': (_input, context) => sumMine(context),
  'purchase.getMine': ({ purchaseId }, context) => getMine(context, purchaseId),
  'purchase.listOfMember': ({ memberId, beforeAt }, context) => listOfMember(context, memberId, beforeAt),
}

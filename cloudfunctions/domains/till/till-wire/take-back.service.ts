import { type ReturnedGoods, receiptPurchaseId } from '#shared/till/purchase/purchase'
import type { TillContext } from '../../../platform/context'
import { refundPurchase, undoPurchase } from '../purchase/purchase.face'
import { fromView } from './till-wire.mapper'

export interface RefundSent {
  number: string
  refundNumber: string
  amountFen?: number | undefined
  goods?: ReturnedGoods | undefined
  note: string
}

export async function refund(context: TillContext, { number, ...refunding }: RefundSent) {
  const purchaseId = receiptPurchaseId(context.caller.storeId, number)
  return asTold(await refundPurchase(context, { ...refunding, purchaseId }))
}

export async function undo(context: TillContext, { number, note }: { number: string; note: string }) {
  const purchaseId = receiptPurchaseId(context.caller.storeId, number)
  return asTold(await undoPurchase(context, { purchaseId, note }))
}

type TakenBack = Awaited<ReturnType<typeof refundPurchase>>

const asTold = ({ purchase, ...taken }: TakenBack) => ({ ...taken, purchase: fromView(purchase) })

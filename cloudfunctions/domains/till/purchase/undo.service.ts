import { invariant } from '#shared/kernel/invariant'
import { pointsRules } from '#shared/ledger/points/rules'
import { tillRules } from '#shared/people/staff/rules'
import type { Purchase, UndoFact } from '#shared/till/purchase/purchase'
import { restOf } from '#shared/till/purchase/refund'
import { decideUndo } from '#shared/till/purchase/undo'
import type { ServingContext } from '../../../platform/context'
import { accepted, DomainError } from '../../../platform/domain-error'
import { rulesInForce } from '../../base/settings/settings.face'
import { getOwnPurchase, takePurchaseBack, takingBack, toRefunded } from './refund.service'

const UNDO_NOTE = '撤销'

export interface UndoOrder {
  purchaseId: string
  note?: string | undefined
}

/**
 * Takes back a mistake at the till as if it had never happened, with the tier it raised and that tier's gifts, so that
 * a mistyped amount makes nobody gold for a year.
 */
export async function undoPurchase(context: ServingContext, { purchaseId, note = '' }: UndoOrder) {
  const rules = await rulesInForce(context, tillRules)
  const { validMonths } = await rulesInForce(context, pointsRules)
  const { now, requestId, staff } = context
  return takingBack(context, purchaseId, async (tx) => {
    const purchase = await getOwnPurchase(context, tx, purchaseId)
    const request = { requestId, staffId: staff.staffId, role: staff.role, note: note || null }
    const decision = accepted(decideUndo(purchase, request, now, rules))
    if (decision.kind === 'known') return toUndone(purchase, request)
    const { undone } = decision
    const rest = restOf(purchase)
    const taking = { purchase, decision: rest, goods: null, note: note || UNDO_NOTE, validMonths, undone }
    return takePurchaseBack({ ...context, staffId: staff.staffId }, tx, taking)
  })
}

/** A repeated request, also by another clerk, is told what was done. */
function toUndone(purchase: Purchase, request: Pick<UndoFact, 'requestId' | 'note'>) {
  const isOwn = purchase.undone?.requestId === request.requestId
  if (isOwn && purchase.undone?.note !== request.note) throw new DomainError('REQUEST_ID_USED')
  const done = purchase.refunds.find(({ refundId }) => refundId === purchase.undone?.requestId)
  invariant(done, 'what was undone has its last refund')
  return toRefunded(purchase, done)
}

import type { Account } from '#shared/account/account'
import { businessDayOf } from '#shared/kernel/business-day'
import { invariant } from '#shared/kernel/invariant'
import { pointsRules } from '#shared/points/rules'
import type { Purchase, Undoing } from '#shared/purchase/purchase'
import { restOf } from '#shared/purchase/refund'
import { decideUndo } from '#shared/purchase/undo'
import { tillRules } from '#shared/staff/rules'
import { type TierRules, tierRules } from '#shared/tier/rules'
import { decideTierAfterGrowth } from '#shared/tier/tier'
import type { StaffContext } from '../../platform/context'
import { accepted, DomainError } from '../../platform/domain-error'
import { rulesInForce } from '../settings/rules.service'
import { getOwnPurchase, takePurchaseBack, takingBack, toRefunded } from './refund.service'

const UNDO_NOTE = '撤销'

export interface UndoOrder {
  purchaseId: string
  note?: string | undefined
}

/**
 * A mistake at the till is taken back as if it had not been. Unlike a refund it also gives back the tier that it raised,
 * so that a mistyped amount makes nobody gold for a year. A gift that came with the tier stays: it is given once in a
 * membership, and is not given again.
 */
export async function undoPurchase(context: StaffContext, { purchaseId, note = '' }: UndoOrder) {
  const rules = await rulesInForce(context, tillRules)
  const tiers = await rulesInForce(context, tierRules)
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
    return takePurchaseBack(context, tx, taking, (account) => withTierBefore(account, purchase, now, tiers))
  })
}

/** Whoever asks again, or another clerk, is told what was done. */
function toUndone(purchase: Purchase, request: Pick<Undoing, 'requestId' | 'note'>) {
  const isOwn = purchase.undone?.requestId === request.requestId
  if (isOwn && purchase.undone?.note !== request.note) throw new DomainError('REQUEST_ID_USED')
  const done = purchase.refunds.find(({ refundId }) => refundId === purchase.undone?.requestId)
  invariant(done, 'what was undone has its last refund')
  return toRefunded(purchase, done)
}

/** Only while it is still the tier that this purchase gave; as far as the growth that remains does not reach it anyway. */
function withTierBefore(account: Account, purchase: Purchase, now: number, rules: TierRules): Account {
  const { memberId, tierBefore, told, day } = purchase
  const { tier } = account
  const isOwn = account._id === memberId && tier.key === told?.tierReached?.key && tier.sinceDay === day
  if (!tierBefore || !isOwn) return account
  return { ...account, tier: decideTierAfterGrowth(tierBefore, account.growth, businessDayOf(now), rules).tier }
}

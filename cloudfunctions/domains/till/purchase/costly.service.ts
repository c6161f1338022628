import { atMost } from '#shared/base/settings/approval-rules'
import { groupedYuan } from '#shared/kernel/money'
import { decideRefund } from '#shared/till/purchase/refund'
import { accepted, DomainError } from '../../../platform/domain-error'
import type { CostlyAct } from '../../../platform/noun/costly'
import { findPurchase } from './purchase.repository'
import type { RefundOrder } from './refund.service'

/** A store refunds within its own limits; an operator can refund any purchase, and up to a limit alone. */
export const refundAct: CostlyAct = {
  action: 'purchase.refundAsOperator',
  title: '运营台退款',
  limit: 'refundPerDayFen',
  async weigh({ db, requestId }, { purchaseId, amountFen, goods }: RefundOrder) {
    const purchase = await findPurchase(db, purchaseId)
    if (!purchase) throw new DomainError('PURCHASE_NOT_FOUND')
    const back = goods ?? { kind: 'money' as const, amountFen: amountFen ?? 0 }
    const decision = accepted(decideRefund(purchase, { refundId: requestId, back }))
    const fen = decision.kind === 'known' ? decision.refund.amountFen : decision.amountFen
    const paid = purchase.amountFen
    return {
      sentences: [
        `${purchase.day} 的消费（实付 ${groupedYuan(paid)} 元，已退 ${groupedYuan(purchase.refundedFen)} 元）退 ${groupedYuan(fen)} 元`,
      ],
      cost: atMost(fen),
      amount: fen,
    }
  },
}

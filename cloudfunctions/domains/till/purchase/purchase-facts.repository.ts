import { benefitFenOf } from '#shared/till/purchase/benefit-fen'
import type { Purchase } from '#shared/till/purchase/purchase'
import { collection } from '../../../platform/db/collection'
import { listSince, listWhole, toWrittenPage } from '../../../platform/db/written-since'
import type { FactSource } from '../../../platform/noun/fact-source'

const purchases = collection<Purchase>('purchases')

/**
 * Purchases that stand, with the amount paid less refunds. A refund or an old purchase from a file changes the record
 * and so opens the day of the purchase again.
 */
export const purchaseFacts: FactSource = {
  name: 'purchases',
  facts: ['purchase.recorded'],
  async listWritten(db, reading) {
    const page = await listSince(db, purchases, { field: 'changedAt' }, reading)
    return toWrittenPage(page, reading, { writtenAt: ({ changedAt }) => changedAt, toWritten: (purchase) => purchase })
  },
  async listOf(db, memberIds, { fromAt, toAt }) {
    const found = await listWhole(db, purchases, { memberId: { in: memberIds }, at: { gte: fromAt, lte: toAt } })
    return found
      .filter(({ isBack }) => !isBack)
      .map((purchase) => {
        const { memberId, at, amountFen, refundedFen } = purchase
        const benefitFen = Object.values(benefitFenOf(purchase)).reduce((sum, fen) => sum + fen, 0)
        const fact = { memberId, name: 'purchase.recorded' as const, at, spentFen: amountFen - refundedFen }
        return benefitFen > 0 ? { ...fact, benefitFen } : fact
      })
  },
}

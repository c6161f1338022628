import { nextAfterId } from '../../../platform/db/next-page'
import type { Check } from '../../../platform/noun/check'
import { pagePurchases } from './kept-purchases.repository'
import { problemText, wrongPurchases } from './purchase-audit.service'

const PAGE_SIZE = 500

export const purchaseCheck: Check = {
  name: 'purchases',
  title: '消费、退款和用掉的券',
  means: '一笔消费和它的退款、用掉的券对不上。牵涉客人的钱，只能由人核对小票后补退款或补券，见“消费对不上”。',
  async page(context, afterId) {
    const purchases = await pagePurchases(context.db, afterId, PAGE_SIZE)
    const wrong = await wrongPurchases(context, purchases)
    return {
      findings: wrong.map(({ purchase, problems }) => ({
        subject: purchase._id,
        text: problems.map(problemText).join('；'),
      })),
      afterId: nextAfterId(purchases, PAGE_SIZE),
      looked: purchases.length,
    }
  },
}

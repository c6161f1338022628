import type { Purchase } from '#shared/till/purchase/purchase'
import { collection } from '../../../platform/db/collection'
import type { Db } from '../../../platform/db/db'

const purchases = collection<Purchase>('purchases')

const PAGE_SIZE = 1000

/**
 * What some members (at most 100) bought from `fromAt` on and kept at least a part of, in the order of ids. As many
 * pages as it takes: a list that stopped at its limit would forget purchases without a word.
 */
export async function listKeptPurchases(db: Db, memberIds: readonly string[], fromAt: number): Promise<Purchase[]> {
  const found: Purchase[] = []
  for (;;) {
    const page = await db.list(purchases, {
      where: { memberId: { in: memberIds }, at: { gte: fromAt }, _id: { gt: found.at(-1)?._id ?? '' } },
      orderBy: [['_id', 'asc']],
      limit: PAGE_SIZE,
    })
    found.push(...page)
    if (page.length < PAGE_SIZE) return found.filter(({ isBack }) => !isBack)
  }
}

import { emptyBook } from '#shared/growth/task/book'
import { settle } from '#shared/growth/task/settle'
import { aDeed, aGrowthRule, aTask, aWorld } from '#shared/growth/task/testing/a-task'
import type { Shop } from '../../../../testing/shop'

/** The book of what the member did. */
export function keepOf(shop: Shop, memberId: string): void {
  const world = aWorld({ rules: [aGrowthRule()], tasks: [aTask({ goal: 1, give: 'by-tap' })] })
  const deed = aDeed(`new-store:${memberId}:str_east`, world.today, { record: memberId })
  const { book } = settle(emptyBook(memberId), [deed], world)
  shop.database.put('deed_books', { ...book, updatedAt: shop.clock.now() })
}

import type { JobKillCase } from '../../../../testing/job-kill-matrix'
import type { Shop } from '../../../../testing/shop'
import { rollUp } from '../../event/testing/put-events'
import { putMember, putPurchase } from '../../score/testing/put-buyers'

/** What the kill matrix of jobs finds here. */
export const figureJobCases = (openedShop: () => Shop): JobKillCase[] => [
  {
    job: 'count-figures',
    when: 'two days were opened, on which two members bought',
    prepare: () => putBought(openedShop()),
  },
]

/** Two members who bought on two days at one store, rolled up. */
export async function putBought(shop: Shop): Promise<void> {
  const [one, two] = [1, 2].map((number) => putMember(shop, number, { identityIds: [] })) as [string, string]
  putPurchase(shop, one, '2026-11-18')
  putPurchase(shop, one, '2026-11-20', { amountFen: 5_000, couponCount: 1 })
  putPurchase(shop, two, '2026-11-20')
  await rollUp(shop)
}

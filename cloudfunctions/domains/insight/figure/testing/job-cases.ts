import { businessDayOf } from '#shared/kernel/business-day'
import type { JobKillCase } from '../../../../testing/job-kill-matrix'
import type { Shop } from '../../../../testing/shop'
import { rollUp } from '../../event/testing/put-events'
import { putMember, putPurchase } from '../../score/testing/put-buyers'

/** What the kill matrix of jobs finds here. */
export const figureJobCases = (openedShop: () => Shop): JobKillCase[] => [
  {
    job: 'count-figures',
    when: 'a day was opened, on which a member bought',
    prepare: async () => {
      const shop = openedShop()
      const at = shop.clock.now()
      // Who came with a till's file has joined on no day, so that there is one day alone.
      const joined = {
        at,
        day: businessDayOf(at),
        via: 'import',
        storeId: 'str_east',
        entrance: null,
        requestId: '',
      } as const
      putPurchase(shop, putMember(shop, 1, { identityIds: [], joined }), '2026-11-20')
      await rollUp(shop)
    },
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

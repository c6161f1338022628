import type { JobKillCase } from '../../../../testing/job-kill-matrix'
import type { Shop } from '../../../../testing/shop'
import { aCrowd, aHeldCrowd, FEW, holdFew, watch } from './a-crowd'

const DAY_MS = 86_400_000

/** What the kill matrix of jobs finds here. */
export const trafficJobCases = (openedShop: () => Shop): JobKillCase[] => [
  {
    job: 'watch-traffic',
    when: 'a day is over on which a crowd has joined on one phone',
    prepare: async () => {
      const shop = openedShop()
      holdFew(shop)
      // The days before are counted by then.
      await watch(shop)
      await aCrowd(shop, FEW)
      shop.clock.advance(DAY_MS)
    },
  },
  {
    job: 'lapse-held-traffic',
    when: 'nobody has decided for fourteen days',
    prepare: async () => {
      holdFew(openedShop())
      await aHeldCrowd(openedShop(), FEW)
      openedShop().clock.advance(15 * DAY_MS)
    },
  },
  {
    job: 'forget-held-traffic',
    when: 'everything is old',
    prepare: async () => {
      holdFew(openedShop())
      await aHeldCrowd(openedShop(), FEW)
      openedShop().clock.advance(182 * DAY_MS)
    },
  },
]

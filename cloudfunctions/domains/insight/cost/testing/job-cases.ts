import type { JobKillCase } from '../../../../testing/job-kill-matrix'
import { earned, memberIdOf, putLedger } from '../../../../testing/put-ledger'
import { SHOP_OPENS_AT, type Shop } from '../../../../testing/shop'
import { putCoupon, putTemplate } from '../../../loyalty/coupon/testing/a-template'
import { keepOf } from '../../../loyalty/points-shop/testing/kept-of-a-person'

/** What is owed, for the kill matrix. */
export const costJobCases = (openedShop: () => Shop): JobKillCase[] => [
  {
    job: 'count-liability',
    when: 'two members have points, and one a coupon and goods that wait',
    prepare: () => {
      const shop = openedShop()
      putLedger(shop, memberIdOf(1), [earned(SHOP_OPENS_AT - 1000, { points: 30 }, 'a')])
      putLedger(shop, memberIdOf(2), [earned(SHOP_OPENS_AT - 1000, { points: 50 }, 'b')])
      keepOf(shop, memberIdOf(1))
      const [pickUp] = shop.database.find('pick_ups')
      if (pickUp) shop.database.put('pick_ups', { ...pickUp, status: 'waiting', ended: null })
      putCoupon(shop, putTemplate(shop), memberIdOf(1), { sourceId: 'gift' })
    },
  },
]

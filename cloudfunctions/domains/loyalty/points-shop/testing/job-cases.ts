import { addDays, businessDayOf } from '#shared/kernel/business-day'
import { newPickUp } from '#shared/loyalty/points-shop/pick-up'
import { noStock } from '#shared/loyalty/points-shop/stock'
import type { JobKillCase } from '../../../../testing/job-kill-matrix'
import { putSchema } from '../../../../testing/migrate'
import { earned, memberIdOf, putLedger } from '../../../../testing/put-ledger'
import type { Shop } from '../../../../testing/shop'
import { GOODS_ID, putOldPickUp, someTerms } from './some-goods'

const EAST = 'str_east'

/** What the kill matrix of jobs finds here. */
export const pointsShopJobCases = (openedShop: () => Shop): JobKillCase[] => [
  {
    job: 'return-late-pick-ups',
    when: 'one pick-up is over, and one may still be collected',
    prepare: () => {
      const shop = openedShop()
      const now = shop.clock.now()
      const goods = {
        ...someTerms(),
        _id: GOODS_ID,
        state: 'live',
        changed: { by: '周总', note: '测试', at: 0 },
      } as const
      shop.database.put('points_goods', { ...goods })
      shop.database.put('points_goods_stock', { ...noStock(GOODS_ID, EAST), stocked: 5, promised: 2 })
      for (const [number, untilDay] of [
        [1, addDays(businessDayOf(now), -1)],
        [2, businessDayOf(now)],
      ] as const) {
        const memberId = memberIdOf(number)
        const _id = `pku_request-number-${number}`
        putLedger(shop, memberId, [
          earned(now, { points: 500 }, memberId),
          { at: now, fact: { kind: 'spend', reason: 'exchange', sourceId: _id, points: 300 } },
        ])
        const draft = { _id, memberId, goods, storeId: EAST, pointsPaid: 300, code: `8K2M5${number}`, now }
        shop.database.put('pick_ups', { ...newPickUp(draft), untilDay })
      }
    },
  },
  {
    job: 'migrate',
    when: 'one pick-up waits whose code has no record, and one is over',
    prepare: () => {
      const shop = openedShop()
      putSchema(shop, { begun: 3, done: 2 })
      for (const status of ['waiting', 'collected'] as const) putOldPickUp(shop, `pku_request-${status}`, status)
    },
  },
]

import type { BusinessDay } from '#shared/kernel/business-day'
import { describeJobMatrix } from '../../../testing/job-kill-matrix'
import { describeKillMatrix } from '../../../testing/kill-matrix'
import { openShop, type Shop } from '../../../testing/shop'
import { openStores } from '../../people/staff/testing/shop-floor'
import { figureJobCases } from './testing/job-cases'

// Killed at each of its database calls, a number is entered once and a day is counted as if nothing had been.

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
afterAll(() => shop.close())

describeKillMatrix(
  () => shop,
  [
    {
      name: 'figure.enterTurnover',
      prepare: async (of) => {
        await openStores(of)
        const entered = { day: '2026-11-21' as BusinessDay, storeId: 'str_east', totalFen: 880_000 }
        return (requestId) => of.askOps('figure.enterTurnover', entered, requestId)
      },
    },
  ],
)

describeJobMatrix(
  () => shop,
  figureJobCases(() => shop),
)

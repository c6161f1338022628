import { describeJobMatrix } from '../../../testing/job-kill-matrix'
import { openShop, type Shop } from '../../../testing/shop'
import { scoreJobCases } from './testing/job-cases'

// The night's scoring, killed at each of its database calls: the next ticks must bring it to the same scores.

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
afterAll(() => shop.close())

describeJobMatrix(
  () => shop,
  scoreJobCases(() => shop),
)

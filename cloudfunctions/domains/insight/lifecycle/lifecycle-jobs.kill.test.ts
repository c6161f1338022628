import { describeJobMatrix } from '../../../testing/job-kill-matrix'
import { openShop, type Shop } from '../../../testing/shop'
import { lifecycleJobCases } from './testing/job-cases'

// The night's look, killed at each of its database calls: the next ticks must bring everybody to the same stage.

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
afterAll(() => shop.close())

describeJobMatrix(
  () => shop,
  lifecycleJobCases(() => shop),
)

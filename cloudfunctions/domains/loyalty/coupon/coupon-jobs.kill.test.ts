import { describeJobMatrix } from '../../../testing/job-kill-matrix'
import { openShop, type Shop } from '../../../testing/shop'
import { couponJobCases } from './testing/job-cases'

// Every job about coupons, killed at each of its database calls: the next ticks must bring it to the same end.

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
afterAll(() => shop.close())

describeJobMatrix(
  () => shop,
  couponJobCases(() => shop),
)

import { describeJobMatrix } from '../../../testing/job-kill-matrix'
import { openShop, type Shop } from '../../../testing/shop'
import { incidentJobCases } from './testing/job-cases'

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
afterAll(() => shop.close())

describeJobMatrix(
  () => shop,
  incidentJobCases(() => shop),
)

import { describeJobMatrix } from '../../../testing/job-kill-matrix'
import { openShop, type Shop } from '../../../testing/shop'
import { segmentJobCases } from './testing/job-cases'
import { boughtLately, putPerson, putPurchase, putSegment } from './testing/put-people'

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
afterAll(() => shop.close())

describeJobMatrix(
  () => shop,
  [
    ...segmentJobCases(() => shop),
    {
      job: 'review-portraits',
      when: 'it has never run, so that everybody is looked at',
      prepare: () => {
        putSegment(shop, 'buyers', boughtLately)
        for (const number of [1, 2]) putPerson(shop, number)
        putPurchase(shop, 1)
      },
    },
  ],
)

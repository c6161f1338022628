import { describeJobMatrix } from '../../../testing/job-kill-matrix'
import { describeKillMatrix } from '../../../testing/kill-matrix'
import { openShop, type Shop } from '../../../testing/shop'
import { recommendationJobCases } from './testing/job-cases'

// Killed at each of its database calls, it must succeed when it is sent again, or at the next ticks.

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
afterAll(() => shop.close())

describeKillMatrix(
  () => shop,
  [
    {
      name: 'recommendation.hide',
      prepare: async (of) => {
        const phone = of.phone()
        await phone.call('home.open', {})
        await phone.call('member.setConsent', { purpose: 'personalization', isGranted: true })
        return (requestId) => phone.ask('recommendation.hide', { productKey: 'tea' }, requestId)
      },
    },
  ],
)

describeJobMatrix(
  () => shop,
  recommendationJobCases(() => shop),
)

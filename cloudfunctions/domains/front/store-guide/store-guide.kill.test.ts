import { describeKillMatrix } from '../../../testing/kill-matrix'
import { openShop, type Shop } from '../../../testing/shop'
import { aMember, openStores, WEST } from '../../people/staff/testing/shop-floor'

// Killed at each of its database calls, it must come to the same end when it is sent again.

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
afterAll(() => shop.close())

describeKillMatrix(
  () => shop,
  [
    {
      name: 'store-guide.chooseUsual',
      prepare: async (of) => {
        await openStores(of)
        const member = await aMember(of)
        return (requestId) => member.ask('store-guide.chooseUsual', { storeId: WEST }, requestId)
      },
    },
  ],
)

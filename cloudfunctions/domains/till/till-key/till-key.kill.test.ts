import { describeKillMatrix, type KillCase } from '../../../testing/kill-matrix'
import { openShop, type Shop } from '../../../testing/shop'
import { aTillKey, drawnSecret } from '../../../testing/till-hand'
import { EAST, openStores } from '../../people/staff/testing/shop-floor'

// What operators do with keys, killed at each database call: sent again, it must come to the same end.

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
afterAll(() => shop.close())

const cases: KillCase[] = [
  {
    name: 'till-key.create',
    prepare: async (of) => {
      await openStores(of)
      const making = { storeId: EAST, name: '前台', by: '周总', secret: drawnSecret() }
      return (requestId) => of.askOps('till-key.create', making, requestId)
    },
  },
  {
    name: 'till-key.revoke',
    prepare: async (of) => {
      await openStores(of)
      const { keyId } = await aTillKey(of)
      const leaving = { keyId, by: '周总', note: '换新' }
      return (requestId) => of.askOps('till-key.revoke', leaving, requestId)
    },
  },
]

describeKillMatrix(() => shop, cases)

import type { BusinessDay } from '#shared/kernel/business-day'
import { describeKillMatrix, type KillCase } from '../../../testing/kill-matrix'
import { openShop, type Shop } from '../../../testing/shop'

// Killed at each of its database calls, what notes a visit or changes an entrance must succeed when it is sent again.

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
afterAll(() => shop.close())

const door = { title: '门口', placement: 'door', channel: 'door', storeId: null, target: 'home', by: '王运营' } as const
const aKey = async (of: Shop) => (await of.ops('entrance.create', door)).entrance.key

const cases: KillCase[] = [
  {
    name: 'entrance.recordTouch',
    prepare: async (of) => {
      const key = await aKey(of)
      const phone = of.phone()
      await phone.call('home.open', {})
      const touch = { touchId: of.newRequestId(), sessionId: of.newRequestId(), agoMs: 0, key }
      return (requestId) => phone.ask('entrance.recordTouch', touch, requestId)
    },
  },
  {
    name: 'entrance.create',
    prepare: async (of) => {
      // The key comes from the request, which is another one in each run.
      return async (requestId) => {
        const reply = await of.askOps('entrance.create', door, requestId)
        return reply.ok ? { ...reply, data: { entrance: { ...reply.data.entrance, key: 'any' } } } : reply
      }
    },
  },
  {
    name: 'entrance.change',
    prepare: async (of) => {
      const key = await aKey(of)
      return (requestId) => of.askOps('entrance.change', { key, target: 'coupons', by: '王运营' }, requestId)
    },
  },
  {
    name: 'entrance.getCode',
    prepare: async (of) => {
      const key = await aKey(of)
      return (requestId) => of.askOps('entrance.getCode', { key }, requestId)
    },
  },
  {
    name: 'entrance.saveCost',
    prepare: async (of) => {
      const period = { fromDay: '2026-11-01' as BusinessDay, toDay: '2026-11-30' as BusinessDay }
      const cost = { channel: 'door', ...period, costFen: 500, note: '物料', by: '王运营' }
      return (requestId) => of.askOps('entrance.saveCost', cost, requestId)
    },
  },
]

describeKillMatrix(() => shop, cases)

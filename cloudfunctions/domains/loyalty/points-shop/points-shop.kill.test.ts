import { describeJobMatrix } from '../../../testing/job-kill-matrix'
import { describeKillMatrix, type KillCase } from '../../../testing/kill-matrix'
import { openShop, type Shop } from '../../../testing/shop'
import { aClerk, EAST, openStores } from '../../people/staff/testing/shop-floor'
import { pointsShopJobCases } from './testing/job-cases'
import { aRichMember, GOODS_ID as goodsId, putGoods, someTerms } from './testing/some-goods'

// What moves points and goods, killed at each of its database calls: sent again, it must come to the same end.

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
afterAll(() => shop.close())

const signed = { by: '周总', note: '测试' }

async function aWaiting(of: Shop) {
  await openStores(of)
  putGoods(of)
  const member = await aRichMember(of)
  const { pickUp } = await member.call('points-shop.exchange', { goodsId, storeId: EAST })
  return { member, pickUpId: pickUp.pickUpId, code: pickUp.code ?? '' }
}

const cases: KillCase[] = [
  {
    name: 'points-shop.exchange',
    prepare: async (of) => {
      await openStores(of)
      putGoods(of, { perMember: 1, perMonth: 1 })
      const member = await aRichMember(of)
      return async (requestId) => {
        const reply = await member.ask('points-shop.exchange', { goodsId, storeId: EAST }, requestId)
        // The code is made from the request.
        return reply.ok
          ? { ...reply, data: { ...reply.data, pickUp: { ...reply.data.pickUp, code: 'a code' } } }
          : reply
      }
    },
  },
  {
    name: 'points-shop.cancel',
    prepare: async (of) => {
      const { member, pickUpId } = await aWaiting(of)
      return (requestId) => member.ask('points-shop.cancel', { pickUpId }, requestId)
    },
  },
  {
    name: 'points-shop.handOver',
    prepare: async (of) => {
      const { pickUpId, code } = await aWaiting(of)
      const clerk = await aClerk(of)
      return (requestId) => clerk.ask('points-shop.handOver', { pickUpId, code, storeId: EAST }, requestId)
    },
  },
  {
    name: 'points-shop.callOff',
    prepare: async (of) => {
      const { pickUpId } = await aWaiting(of)
      return (requestId) => of.askOps('points-shop.callOff', { pickUpId, ...signed }, requestId)
    },
  },
  {
    name: 'points-shop.saveGoods',
    prepare: async (of) => {
      return (requestId) => of.askOps('points-shop.saveGoods', { goodsId, terms: someTerms(), ...signed }, requestId)
    },
  },
  {
    name: 'points-shop.setGoodsState',
    prepare: async (of) => {
      putGoods(of, { state: 'draft' })
      return (requestId) => of.askOps('points-shop.setGoodsState', { goodsId, state: 'live', ...signed }, requestId)
    },
  },
  {
    name: 'points-shop.addStock',
    prepare: async (of) => {
      await openStores(of)
      putGoods(of)
      const stock = { goodsId, storeId: EAST, change: 5, ...signed }
      return (requestId) => of.askOps('points-shop.addStock', stock, requestId)
    },
  },
]

describeKillMatrix(() => shop, cases)

describeJobMatrix(
  () => shop,
  pointsShopJobCases(() => shop),
)

import { describeKillMatrix } from '../../../testing/kill-matrix'
import { openShop, type Shop } from '../../../testing/shop'

// Killed at each of its database calls, it must succeed when it is sent again.

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
afterAll(() => shop.close())

const TEA = { key: 'tea', name: '茉莉花茶', priceFen: 1800 }

describeKillMatrix(
  () => shop,
  [
    {
      name: 'product.save',
      prepare: async (of) => (requestId) => of.askOps('product.save', TEA, requestId),
    },
    {
      name: 'product.takeOffSale',
      prepare: async (of) => {
        await of.ops('product.save', TEA)
        return (requestId) => of.askOps('product.takeOffSale', { key: 'tea' }, requestId)
      },
    },
    {
      name: 'product.saveFile',
      prepare: async (of) => (requestId) =>
        of.askOps('product.saveFile', { text: '编号,名称,售价\ntea,茉莉花茶,18\nbun,桂花糕,12\n' }, requestId),
    },
  ],
)

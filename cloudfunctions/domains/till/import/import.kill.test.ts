import { describeKillMatrix, type KillCase } from '../../../testing/kill-matrix'
import { openShop, type Shop } from '../../../testing/shop'
import { EAST, openStores } from '../../people/staff/testing/shop-floor'

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
afterAll(() => shop.close())

const LINES = ['customer,date,amount', 'A,2026-01-01,400', 'A,2026-01-02,0.50', 'B,2026-01-01,12', 'C,2026-13-01,1']

const cases: KillCase[] = [
  {
    name: 'import.apply',
    prepare: async (of) => {
      await openStores(of)
      const { fileId } = of.storage.put('imports/till.csv', Buffer.from(LINES.join('\n')))
      const columns = { member: 'customer', date: 'date', amount: 'amount' }
      return (requestId) => of.askOps('import.apply', { fileId, storeId: EAST, columns }, requestId)
    },
  },
]

describeKillMatrix(() => shop, cases)

import { describeJobMatrix } from '../../../testing/job-kill-matrix'
import { describeKillMatrix, type KillCase } from '../../../testing/kill-matrix'
import { openShop, type Shop } from '../../../testing/shop'
import { start } from './testing/exports'
import { exportJobCases } from './testing/job-cases'

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
afterAll(() => shop.close())

const cases: KillCase[] = [
  {
    name: 'export.start',
    prepare: async (of) => (requestId) =>
      of.askOps('export.start', { kind: 'members', by: '王运营', reason: '月底对账' }, requestId),
  },
  {
    name: 'export.proceed',
    prepare: async (of) => {
      const { exportId } = await start(of)
      return (requestId) => of.askOps('export.proceed', { exportId }, requestId)
    },
  },
  {
    name: 'export.cancel',
    prepare: async (of) => {
      const { exportId } = await start(of)
      return (requestId) => of.askOps('export.cancel', { exportId, by: '王运营' }, requestId)
    },
  },
]

describeKillMatrix(() => shop, cases)

describeJobMatrix(
  () => shop,
  exportJobCases(() => shop),
)

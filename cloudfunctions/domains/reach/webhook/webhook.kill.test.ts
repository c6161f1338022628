import { describeJobMatrix } from '../../../testing/job-kill-matrix'
import { describeKillMatrix } from '../../../testing/kill-matrix'
import { openShop, type Shop } from '../../../testing/shop'
import { webhookJobCases } from './testing/job-cases'
import { anOwnersBrowser, CRM, letThrough, nameAddresses, SECRET } from './testing/let-through'

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
      name: 'webhook.allow',
      prepare: async (of) => {
        nameAddresses(of, [CRM])
        const browser = await anOwnersBrowser(of)
        const allowing = { key: CRM.key, url: CRM.url, secret: SECRET }
        return (requestId) => browser.ask('webhook.allow', allowing, requestId)
      },
    },
    {
      name: 'webhook.forbid',
      prepare: async (of) => {
        await letThrough(of, CRM)
        return (requestId) => of.askOps('webhook.forbid', { key: CRM.key, note: '停', by: '林店长' }, requestId)
      },
    },
  ],
)

describeJobMatrix(
  () => shop,
  webhookJobCases(() => shop),
)

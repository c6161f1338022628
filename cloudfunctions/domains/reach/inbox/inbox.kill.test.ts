import { describeJobMatrix } from '../../../testing/job-kill-matrix'
import { describeKillMatrix } from '../../../testing/kill-matrix'
import { openShop, type Shop } from '../../../testing/shop'
import { inboxJobCases } from './testing/job-cases'
import { putLetter } from './testing/kept-of-a-person'

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
      name: 'inbox.markRead',
      prepare: async (of) => {
        const phone = of.phone()
        const { memberId } = await phone.call('home.open', {})
        putLetter(of, memberId)
        const untilAt = of.clock.now()
        return (requestId) => phone.ask('inbox.markRead', { untilAt }, requestId)
      },
    },
    {
      name: 'inbox.write',
      prepare: async (of) => {
        const { memberId } = await of.phone().call('home.open', {})
        const letter = { memberId, title: '外套找到了', body: '在柜台，随时来拿' }
        return (requestId) => of.askOps('inbox.write', letter, requestId)
      },
    },
  ],
)

describeJobMatrix(
  () => shop,
  inboxJobCases(() => shop),
)

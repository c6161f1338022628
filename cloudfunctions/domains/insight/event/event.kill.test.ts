import type { Account } from '#shared/ledger/account/account'
import { describeKillMatrix } from '../../../testing/kill-matrix'
import { openShop, type Shop } from '../../../testing/shop'

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
afterAll(() => shop.close())

const events = Array.from({ length: 5 }, (_, index) => ({
  eventId: `event-000000000${index}`,
  name: 'app.opened' as const,
  sessionId: `session-00000000${index}`,
  agoMs: 0,
  props: {},
}))

// The reply says how many were new, which a repetition may answer differently; what must agree is what was counted.
describeKillMatrix(
  () => shop,
  [
    {
      name: 'event.record',
      prepare: async (of) => {
        const phone = of.phone()
        const { memberId } = await phone.call('home.open', {})
        return async (requestId) => {
          const reply = await phone.ask('event.record', { batchId: 'batch-0000000000', events }, requestId)
          if (!reply.ok) return reply
          const { eventCount, sessionCount } = (of.database.get('accounts', memberId) as unknown as Account).counters
          return { ok: true, requestId, data: { eventCount, sessionCount } }
        }
      },
    },
  ],
)

import { describeKillMatrix, type KillCase } from '../../../testing/kill-matrix'
import { openShop, type Shop } from '../../../testing/shop'
import { aClerk, aMember, aStore, EAST, openStores } from '../../people/staff/testing/shop-floor'

// Killed at each of its database calls, an act at the till or at the desk must succeed when it is sent again.

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
afterAll(() => shop.close())

async function aTill(of: Shop) {
  await openStores(of)
  const clerk = await aClerk(of)
  const member = await aMember(of)
  const sale = { memberCode: member.code(), storeId: EAST, amountFen: 30_000 }
  return { clerk, sale }
}

const cases: KillCase[] = [
  {
    name: 'purchase.record with a new tier',
    prepare: async (of) => {
      const { clerk, sale } = await aTill(of)
      return async (requestId) => {
        const reply = await clerk.ask('purchase.record', sale, requestId)
        // Where the gift of the tier was not given at once, the sweep gives it.
        await of.askOps('job.run', { job: 'sweep-outbox' }, `${requestId}-sweep`)
        return reply
      }
    },
  },
  {
    name: 'purchase.record of a receipt',
    prepare: async (of) => {
      const { clerk, sale } = await aTill(of)
      return (requestId) => clerk.ask('purchase.record', { ...sale, amountFen: 900, receiptNumber: 'R-1' }, requestId)
    },
  },
  {
    name: 'purchase.refund',
    prepare: async (of) => {
      const { clerk, sale } = await aTill(of)
      const { purchase } = await clerk.call('purchase.record', sale)
      const refund = { purchaseId: purchase.purchaseId, amountFen: 10_000, note: '退货' }
      return (requestId) => clerk.ask('purchase.refund', refund, requestId)
    },
  },
  {
    name: 'staff.saveStore',
    prepare: async (of) => {
      await openStores(of)
      return (requestId) => of.askOps('staff.saveStore', aStore({ name: '新店名' }), requestId)
    },
  },
  {
    name: 'staff.appoint',
    prepare: async (of) => {
      await openStores(of)
      const { memberId } = await aMember(of)
      const appointment = { memberId, name: '小林', role: 'clerk' as const, storeIds: [EAST] }
      return (requestId) => of.askOps('staff.appoint', appointment, requestId)
    },
  },
  {
    name: 'staff.dismiss',
    prepare: async (of) => {
      const { clerk } = await aTill(of)
      return (requestId) => of.askOps('staff.dismiss', { memberId: clerk.memberId }, requestId)
    },
  },
]

describeKillMatrix(() => shop, cases)

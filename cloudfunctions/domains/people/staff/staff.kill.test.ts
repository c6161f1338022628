import { describeKillMatrix, type KillCase } from '../../../testing/kill-matrix'
import { openShop, type Shop } from '../../../testing/shop'
import { aClerk, aMember, EAST, openStores } from './testing/shop-floor'

// Killed at each of its database calls, what staff do with codes and with each other must succeed when it is sent again.

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
afterAll(() => shop.close())

async function aManager(of: Shop) {
  await openStores(of)
  return aClerk(of, { role: 'manager' })
}

const cases: KillCase[] = [
  {
    name: 'member.renewCode',
    prepare: async (of) => {
      const member = await aMember(of)
      const { code } = await member.call('member.getCode', {})
      return (requestId) => member.ask('member.renewCode', { code }, requestId)
    },
  },
  {
    name: 'staff.invite',
    prepare: async (of) => {
      const manager = await aManager(of)
      return (requestId) => manager.ask('staff.invite', { storeId: EAST, name: '小吴' }, requestId)
    },
  },
  {
    name: 'staff.join',
    prepare: async (of) => {
      const manager = await aManager(of)
      const { code } = await manager.call('staff.invite', { storeId: EAST, name: '小吴' })
      const member = await aMember(of)
      return (requestId) => member.ask('staff.join', { code }, requestId)
    },
  },
  {
    name: 'staff.openReview',
    prepare: async (of) => {
      await openStores(of)
      return (requestId) => of.askOps('staff.openReview', { codes: 2 }, requestId)
    },
  },
  {
    name: 'staff.closeReview',
    prepare: async (of) => {
      await openStores(of)
      const { invitations } = await of.ops('staff.openReview', { codes: 1 })
      await (await aMember(of)).call('staff.join', { code: invitations[0]?.code ?? '' })
      return (requestId) => of.askOps('staff.closeReview', {}, requestId)
    },
  },
  {
    name: 'staff.remove',
    prepare: async (of) => {
      const manager = await aManager(of)
      const clerk = await aClerk(of)
      return (requestId) => manager.ask('staff.remove', { staffId: clerk.memberId }, requestId)
    },
  },
]

describeKillMatrix(() => shop, cases)

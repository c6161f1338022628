import { describeKillMatrix, type KillCase } from '../../../testing/kill-matrix'
import { openShop, type Shop } from '../../../testing/shop'
import { aMember } from '../staff/testing/shop-floor'

// Killed at each of its database calls, whoever becomes an owner or gets a right has it once when it is sent again.

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
afterAll(() => shop.close())

async function anOwner(of: Shop) {
  const owner = await aMember(of)
  const { code } = await of.ops('grant.makeOwnerCode', {})
  await owner.call('grant.claimOwner', { code, name: '周总' })
  const { memberId } = await aMember(of)
  const grants = [{ right: 'coupons' as const, level: 'operator' as const, scope: { kind: 'shop' as const } }]
  return { owner, giving: { memberId, name: '小吴', grants } }
}

const cases: KillCase[] = [
  {
    name: 'grant.makeOwnerCode',
    prepare: async (of) => (requestId) => of.askOps('grant.makeOwnerCode', {}, requestId),
  },
  {
    name: 'grant.claimOwner',
    prepare: async (of) => {
      const { code } = await of.ops('grant.makeOwnerCode', {})
      const member = await aMember(of)
      return (requestId) => member.ask('grant.claimOwner', { code, name: '周总' }, requestId)
    },
  },
  {
    name: 'grant.give',
    prepare: async (of) => {
      const { owner, giving } = await anOwner(of)
      return (requestId) => owner.ask('grant.give', giving, requestId)
    },
  },
  {
    name: 'grant.take',
    prepare: async (of) => {
      const { owner, giving } = await anOwner(of)
      await owner.call('grant.give', giving)
      return (requestId) => owner.ask('grant.take', { memberId: giving.memberId }, requestId)
    },
  },
]

describeKillMatrix(() => shop, cases)

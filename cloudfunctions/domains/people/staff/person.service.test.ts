import { auditShop } from '../../../testing/audit-shop'
import { openShop, type Shop } from '../../../testing/shop'
import { aFriend, anInviter, bondOf, openProgramme } from '../../growth/referral/testing/programme'
import { aClerk, aMember, EAST, openStores, type Person, WEST } from './testing/shop-floor'

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
beforeEach(async () => {
  shop.reset()
  await openStores(shop)
})
afterEach(() => expect(auditShop(shop)).toEqual([]))
afterAll(() => shop.close())

const refusedAs = (code: string) => expect.objectContaining({ error: expect.objectContaining({ code }) })
const merge = (from: Person, into: Person) =>
  shop.ops('member.merge', { from: from.memberId, into: into.memberId, note: '同一人' })
const unmerge = (from: Person) => shop.ops('member.unmerge', { from: from.memberId, note: '弄错了' })
const roleOf = async (person: Person) => {
  const { staff } = await person.call('staff.getMine', {})
  return staff && [staff.role, ...staff.stores.map(({ storeId }) => storeId).sort()]
}
const staffOf = ({ memberId }: Person) => shop.database.get('staff', memberId)

describe('a merge', () => {
  test('of a manager’s record into a member’s keeps the role: the phone goes on working at the till', async () => {
    const [manager, member] = [await aClerk(shop, { role: 'manager' }), await aMember(shop)]
    await merge(manager, member)
    expect(await roleOf(manager)).toEqual(['manager', EAST])
    expect(staffOf(member)).toMatchObject({ name: '小林', status: 'active' })
  })

  test('of two clerks gives one clerk both stores; of a clerk and a manager the manager’s, and no more', async () => {
    const [east, west] = [await aClerk(shop), await aClerk(shop, { storeIds: [WEST] })]
    await merge(east, west)
    expect(await roleOf(west)).toEqual(['clerk', EAST, WEST])
    const [clerk, manager] = [await aClerk(shop), await aClerk(shop, { role: 'manager', storeIds: [WEST] })]
    await merge(clerk, manager)
    expect(await roleOf(clerk)).toEqual(['manager', WEST])
  })

  test('is undone with the role where it was', async () => {
    const [manager, clerk] = [await aClerk(shop, { role: 'manager' }), await aClerk(shop, { storeIds: [WEST] })]
    await merge(manager, clerk)
    await unmerge(manager)
    expect([await roleOf(manager), await roleOf(clerk)]).toEqual([
      ['manager', EAST],
      ['clerk', WEST],
    ])
    const member = await aMember(shop)
    await merge(manager, member)
    await unmerge(manager)
    expect([await roleOf(manager), await roleOf(member)]).toEqual([['manager', EAST], null])
  })

  test('brings no role back that was taken away while the two were one', async () => {
    const [clerk, member] = [await aClerk(shop), await aMember(shop)]
    await merge(clerk, member)
    // By the number that somebody has written down, which is the merged record's.
    await shop.ops('staff.dismiss', { memberId: clerk.memberId })
    expect(await roleOf(clerk)).toBeNull()
    await unmerge(clerk)
    expect([await roleOf(clerk), await roleOf(member)]).toEqual([null, null])
  })

  test('leaves a store that was given meanwhile with the record that carried on', async () => {
    const [clerk, member] = [await aClerk(shop), await aMember(shop)]
    const manager = await aClerk(shop, { role: 'manager', storeIds: [WEST] })
    await merge(clerk, member)
    const { code } = await manager.call('staff.invite', { storeId: WEST, name: '小林' })
    await member.call('staff.join', { code })
    await unmerge(clerk)
    expect([await roleOf(clerk), await roleOf(member)]).toEqual([
      ['clerk', EAST],
      ['clerk', WEST],
    ])
  })

  test('ends no invitation that a manager has made before', async () => {
    const [manager, member] = [await aClerk(shop, { role: 'manager' }), await aMember(shop)]
    const { code } = await manager.call('staff.invite', { storeId: EAST, name: '小吴' })
    await merge(manager, member)
    const joined = await aMember(shop)
    expect(await joined.call('staff.join', { code })).toMatchObject({ name: '小吴', role: 'clerk' })
  })

  test('ends no invitation of friends: the merged record’s code brings them to the record that carries on', async () => {
    openProgramme(shop)
    const [inviter, member] = [await anInviter(shop), await aMember(shop)]
    await shop.ops('member.merge', { from: inviter.memberId, into: member.memberId, note: '同一人' })
    const friend = await aFriend(shop, inviter.code)
    expect(bondOf(shop, friend.memberId)).toMatchObject({ inviterId: member.memberId, state: 'bound' })
  })
})

describe('a manager who cancels the membership', () => {
  test('is staff no more, and no list shows the name', async () => {
    const headquarters = await aClerk(shop, { role: 'headquarters' })
    const manager = await aClerk(shop, { role: 'manager' })
    await manager.call('member.close', { confirm: '注销' })
    const { staff } = await headquarters.call('staff.list', {})
    expect(staff.map(({ staffId }) => staffId)).toEqual([headquarters.memberId])
    expect(staffOf(manager)).toMatchObject({ status: 'dismissed', name: '已注销的店员' })
  })

  test('leaves no invitation behind that still works, not even in the moment before the role is gone', async () => {
    const manager = await aClerk(shop, { role: 'manager' })
    const { code } = await manager.call('staff.invite', { storeId: EAST, name: '小吴' })
    await manager.call('member.close', { confirm: '注销' })
    shop.database.put('staff', { ...staffOf(manager), _id: manager.memberId, status: 'active' })
    expect(await (await aMember(shop)).ask('staff.join', { code })).toEqual(refusedAs('INVITATION_ENDED'))
  })

  test('leaves no name in an invitation that was used', async () => {
    const manager = await aClerk(shop, { role: 'manager' })
    const { code } = await manager.call('staff.invite', { storeId: EAST, name: '吴小店' })
    const clerk = await aMember(shop)
    await clerk.call('staff.join', { code })
    await clerk.call('member.close', { confirm: '注销' })
    expect(JSON.stringify(shop.database.dump())).not.toContain('吴小店')
  })
})

import { toStaff, toStore } from '#shared/reach/follow-up/follow-up'
import { auditShop } from '../../../testing/audit-shop'
import { openShop, type Shop } from '../../../testing/shop'
import { timerContext } from '../../../testing/timer-context'
import { aClerk, aMember, EAST, openStores, type Person, unusedCode, WEST } from '../../people/staff/testing/shop-floor'
import { addFollowUp } from './follow-up.face'
import { followUpOf } from './testing/a-follow-up'

let shop: Shop
let manager: Person
let clerk: Person
let member: Person
beforeAll(async () => {
  shop = await openShop()
})
beforeEach(async () => {
  shop.reset()
  await openStores(shop)
  manager = await aClerk(shop, { role: 'manager' })
  clerk = await aClerk(shop)
  member = await aMember(shop)
  await member.call('member.setConsent', { purpose: 'personalization', isGranted: true })
})
afterEach(() => expect(auditShop(shop)).toEqual([]))
afterAll(() => shop.close())

const inFront = async (by = manager, of = member) => ({
  memberCode: (await by.call('staff.lookUpMember', { memberCode: of.code(), storeId: EAST })).proof,
  storeId: EAST,
})
const give = async (staffId: string | null, of = member) =>
  manager.call('follow-up.setOwnClerk', { ...(await inFront(manager, of)), staffId })

/** Where what is asked for the member goes. */
async function placeOf(memberId: string, source: string): Promise<string> {
  const context = { ...timerContext(), requestId: shop.newRequestId() }
  const words = { why: '喝了三回毛尖', say: '毛尖到新茶了', offer: null, dueAt: shop.clock.now() + 86_400_000 }
  const ask = { memberId, reason: 'journey', source: `journey:${source}`, ...words } as const
  expect(await context.db.transaction((tx) => addFollowUp(context, tx, ask))).toBe('added')
  return followUpOf(shop, `${memberId}:journey:${source}`).to
}

test('what is asked for a member goes to the clerk whom the manager has named, until that is taken back', async () => {
  expect(await manager.call('follow-up.getOwnClerk', await inFront())).toMatchObject({
    own: null,
    clerks: expect.arrayContaining([{ staffId: clerk.memberId, name: expect.any(String) }]),
  })
  expect(await give(clerk.memberId)).toMatchObject({ own: { staffId: clerk.memberId, isNamed: true } })
  expect(await placeOf(member.memberId, 'one')).toBe(toStaff(clerk.memberId))
  expect(await give(null)).toEqual({ own: null })
  await clerk.call('purchase.record', { memberCode: member.code(), storeId: EAST, amountFen: 3_000 })
  expect(await placeOf(member.memberId, 'two')).toBe(toStore(EAST))
})

test('the named clerk goes before the one by whose code the member joined, who has the member again when the first one leaves', async () => {
  const { key } = await clerk.call('entrance.getOwn', { storeId: EAST })
  const phone = shop.phone()
  const { memberId, memberCode } = await phone.call('home.open', { entrance: { scene: 1047, key, storeId: EAST } })
  await phone.call('member.setConsent', { purpose: 'personalization', isGranted: true })
  const joined: Person = { ...phone, memberId, memberCode, code: () => unusedCode(shop, memberId) }
  expect(await manager.call('follow-up.getOwnClerk', await inFront(manager, joined))).toMatchObject({
    own: { staffId: clerk.memberId, isNamed: false },
  })
  const named = await aClerk(shop)
  await give(named.memberId, joined)
  expect(await placeOf(memberId, 'one')).toBe(toStaff(named.memberId))
  await shop.ops('staff.dismiss', { memberId: named.memberId })
  expect(await placeOf(memberId, 'two')).toBe(toStaff(clerk.memberId))
})

test('a merge takes the clerk along, and parting gives them back', async () => {
  await give(clerk.memberId)
  const other = await aMember(shop)
  await other.call('member.setConsent', { purpose: 'personalization', isGranted: true })
  await shop.ops('member.merge', { from: member.memberId, into: other.memberId, note: '同一个人' })
  expect(await placeOf(other.memberId, 'one')).toBe(toStaff(clerk.memberId))
  await shop.ops('member.unmerge', { from: member.memberId, note: '不是同一个人' })
  const ownOf = (memberId: string) => shop.database.get('follow_up_people', memberId)?.own
  expect(ownOf(other.memberId)).toBeNull()
  expect(ownOf(member.memberId)).toMatchObject({ staffId: clerk.memberId })
})

test('only a manager of the store names a clerk, only one who works there, and every look is on record', async () => {
  const west = await aClerk(shop, { storeIds: [WEST] })
  await expect(give(west.memberId)).rejects.toThrow('STAFF_NOT_FOUND')
  await expect(give(member.memberId)).rejects.toThrow('STAFF_NOT_FOUND')
  const asked = await inFront(clerk)
  await expect(clerk.call('follow-up.setOwnClerk', { ...asked, staffId: null })).rejects.toThrow('NOT_ALLOWED')
  await expect(clerk.call('follow-up.getOwnClerk', asked)).rejects.toThrow('NOT_ALLOWED')
  await expect(
    manager.call('follow-up.setOwnClerk', { ...(await inFront()), storeId: WEST, staffId: null }),
  ).rejects.toThrow('WRONG_STORE')
  await manager.call('follow-up.getOwnClerk', await inFront())
  await give(clerk.memberId)
  const acts = shop.database.find('audits').map(({ action }) => action)
  expect(acts).toEqual(expect.arrayContaining(['follow-up.getOwnClerk', 'follow-up.setOwnClerk']))
  expect(await manager.call('follow-up.seeGuest', await inFront())).toMatchObject({ mayAssign: true })
  expect(await clerk.call('follow-up.seeGuest', await inFront(clerk))).toMatchObject({ mayAssign: false })
})

test('the desk gives a member to a clerk of any store, sees whose they are, and puts both on record', async () => {
  const { memberId } = member
  const west = await aClerk(shop, { storeIds: [WEST] })
  const before = await shop.ops('follow-up.readOwnClerk', { memberId })
  expect(before.own).toBeNull()
  expect(before.clerks).toContainEqual(expect.objectContaining({ staffId: west.memberId, storeId: WEST }))
  const name = (clerkTo: { staffId: string; storeId: string } | null) =>
    shop.ops('follow-up.nameOwnClerk', { memberId, clerk: clerkTo, note: '搬家了', by: '林店长' })
  await expect(name({ staffId: west.memberId, storeId: EAST })).rejects.toThrow('STAFF_NOT_FOUND')
  await name({ staffId: west.memberId, storeId: WEST })
  const { own } = await shop.ops('follow-up.readOwnClerk', { memberId })
  expect(own).toMatchObject({ staffId: west.memberId, storeId: WEST, isNamed: true })
  expect(await placeOf(memberId, 'one')).toBe(toStaff(west.memberId))
  expect(await name(null)).toEqual({ own: null })
  const acts = shop.database.find('audits').map(({ action }) => action)
  expect(acts).toEqual(expect.arrayContaining(['follow-up.readOwnClerk', 'follow-up.nameOwnClerk']))
})

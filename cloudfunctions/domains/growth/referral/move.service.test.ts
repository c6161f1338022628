import type { Account } from '#shared/ledger/account/account'
import { auditShop } from '../../../testing/audit-shop'
import { openShop, type Phone, type Shop } from '../../../testing/shop'
import { aClerk, EAST, openStores, type Person, unusedCode } from '../../people/staff/testing/shop-floor'
import { importLines } from '../../till/import/testing/till-file'
import { aFriend, anInviter, bondOf, DAY_MS, type Invitor, openProgramme, sweep } from './testing/programme'

let shop: Shop
let clerk: Person
let inviter: Invitor

beforeAll(async () => {
  shop = await openShop()
})
beforeEach(async () => {
  shop.reset()
  await openStores(shop)
  clerk = await aClerk(shop)
  openProgramme(shop, { holdDays: 1 })
  inviter = await anInviter(shop)
})
afterEach(() => expect(auditShop(shop)).toEqual([]))
afterAll(() => shop.close())

type Friend = Phone & { memberId: string }
const merge = (from: string, into: string) => shop.ops('member.merge', { from, into, note: '同一位顾客' })
const unmerge = (from: string) => shop.ops('member.unmerge', { from, note: '合错了' })
const pendingOf = (memberId: string) =>
  (shop.database.get('accounts', memberId) as unknown as Account).referral?.pending?.bondId ?? null
const buy = (memberId: string) =>
  clerk.call('purchase.record', { memberCode: unusedCode(shop, memberId), storeId: EAST, amountFen: 3000 })

async function aFriendLater(code = inviter.code): Promise<Friend> {
  shop.clock.advance(60_000)
  return aFriend(shop, code)
}

test('an older record of the friend shows that nobody new was brought; undoing the merge takes that back', async () => {
  const old = await anInviter(shop)
  const friend = await aFriendLater()
  await merge(old.memberId, friend.memberId)
  expect(bondOf(shop, friend.memberId)).toMatchObject({ state: 'refused', end: { reason: 'known-before' } })
  expect(pendingOf(friend.memberId)).toBeNull()
  await unmerge(old.memberId)
  expect(bondOf(shop, friend.memberId)).toMatchObject({ state: 'bound', end: null })
  expect(pendingOf(friend.memberId)).toBe(friend.memberId)
})

test('merged the other way round it is the same', async () => {
  const old = await anInviter(shop)
  const friend = await aFriendLater()
  await merge(friend.memberId, old.memberId)
  expect(bondOf(shop, friend.memberId)).toMatchObject({ state: 'refused', end: { reason: 'known-before' } })
  expect(pendingOf(old.memberId)).toBeNull()
})

describe.each([
  ['the first into the second', 0, 1],
  ['the second into the first', 1, 0],
])('of two bonds of one person, merged %s,', (_how, from, into) => {
  test('the first stays, and its reward follows the record that carries on', async () => {
    const other = await anInviter(shop)
    const friends = [await aFriendLater(), await aFriendLater(other.code)]
    const [first, second] = friends.map(({ memberId }) => memberId)
    const holder = friends[into]?.memberId ?? ''
    await merge(friends[from]?.memberId ?? '', holder)
    expect(bondOf(shop, first ?? '')?.state).toBe('bound')
    expect(bondOf(shop, second ?? '')).toMatchObject({ state: 'refused', end: { reason: 'known-before' } })
    expect(pendingOf(holder)).toBe(first)
    await buy(holder)
    await sweep(shop)
    shop.clock.advance(DAY_MS)
    await sweep(shop)
    expect(bondOf(shop, first ?? '')?.state).toBe('rewarded')
    expect(shop.database.get('entries', `referral-friend:${first}`)).toMatchObject({ memberId: holder })
  })
})

test('two records of one person that invited each other are one person, and nobody is rewarded', async () => {
  const friend = await aFriendLater()
  await merge(friend.memberId, inviter.memberId)
  expect(bondOf(shop, friend.memberId)).toMatchObject({ state: 'refused', end: { reason: 'same-person' } })
})

test('the friends of an inviter follow the record that carries on, with their count, and go back when that is undone', async () => {
  const friend = await aFriendLater()
  await buy(friend.memberId)
  await sweep(shop)
  shop.clock.advance(DAY_MS)
  await sweep(shop)
  const waiting = await aFriendLater()
  const into = await anInviter(shop)
  await merge(inviter.memberId, into.memberId)
  expect(await into.call('referral.getInvite', {})).toMatchObject({ progress: { counted: 1 }, friends: [{}, {}] })
  await buy(waiting.memberId)
  await sweep(shop)
  await unmerge(inviter.memberId)
  expect((await into.call('referral.getInvite', {})).friends).toEqual([])
  expect((await inviter.call('referral.getInvite', {})).friends).toHaveLength(2)
  shop.clock.advance(DAY_MS)
  await sweep(shop)
  expect(await inviter.call('referral.getInvite', {})).toMatchObject({ progress: { counted: 2 } })
})

test('a purchase that only the till’s file knows counts for who is recognized in it', async () => {
  const columns = { member: 'customer', phone: 'phone', date: 'date', amount: 'amount' }
  const friend = await aFriendLater()
  await friend.call('member.bindPhone', { code: 'phone-13800006666' })
  const bring = (row: string) => importLines(shop, ['customer,phone,date,amount', row], { columns })
  await bring('A2,13800006666,2026-11-22,0')
  await friend.call('member.answerTillRecord', { isMine: true })
  await bring('A2,13800006666,2026-11-22,88')
  await sweep(shop)
  expect(bondOf(shop, friend.memberId)).toMatchObject({ state: 'holding', act: { amountFen: 8_800 } })
})

test('an old customer of the till, recognized by the phone number, is nobody’s new friend', async () => {
  const columns = { member: 'customer', phone: 'phone', date: 'date', amount: 'amount' }
  await importLines(shop, ['customer,phone,date,amount', 'A1,13800005555,2026-10-01,88'], { columns })
  const friend = await aFriendLater()
  await friend.call('member.bindPhone', { code: 'phone-13800005555' })
  await friend.call('member.answerTillRecord', { isMine: true })
  await sweep(shop)
  expect(bondOf(shop, friend.memberId)).toMatchObject({ state: 'refused', end: { reason: 'known-before' } })
})

describe('friends who are rewarded while two inviters are one', () => {
  const balanceOf = ({ memberId }: { memberId: string }) =>
    (shop.database.get('accounts', memberId) as unknown as Account).points.balance
  const tallyOf = ({ memberId }: { memberId: string }) =>
    (shop.database.get('accounts', memberId) as unknown as Account).referral?.tallies.map(({ friends, paidTo }) => [
      friends,
      paidTo,
    ]) ?? []
  const rewardOf = async (friend: Friend) => {
    await buy(friend.memberId)
    await sweep(shop)
    shop.clock.advance(DAY_MS)
    await sweep(shop)
    expect(bondOf(shop, friend.memberId)?.state).toBe('rewarded')
  }

  test('count for whoever’s invitation it was, and a step that only both had reached is open again for each', async () => {
    openProgramme(shop, { holdDays: 1, ladder: [{ friends: 2, points: 300 }] })
    const other = await anInviter(shop)
    const [first, second] = [await aFriendLater(), await aFriendLater(other.code)]
    const before = [balanceOf(inviter), balanceOf(other)]
    await merge(inviter.memberId, other.memberId)
    await rewardOf(first)
    await rewardOf(second)
    expect(tallyOf(other)).toEqual([[2, 2]])
    await unmerge(inviter.memberId)
    const each = bondOf(shop, first.memberId)?.terms.inviter.points ?? Number.NaN
    expect([balanceOf(inviter), balanceOf(other)]).toEqual(before.map((points) => points + each))
    expect([tallyOf(inviter), tallyOf(other)]).toMatchObject([[[1, 0]], [[1, 1]]])
    await rewardOf(await aFriendLater())
    expect(balanceOf(inviter)).toBe((before[0] ?? 0) + 2 * each + 300)
  })
})

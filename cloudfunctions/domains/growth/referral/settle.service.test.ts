import type { FriendAct } from '#shared/ledger/account/account-referral'
import { timerContext } from '../../../testing/timer-context'
import { EAST } from '../../people/staff/testing/shop-floor'
import { settleBond } from './settle.service'
import { bond, buy, clerk, friend, inviter, open, openFloor, pointsOf, refund, shop } from './testing/friends-floor'
import { DAY_MS, sweep } from './testing/programme'

openFloor()

test('the first purchase of the announced amount counts, and after the time to give it back both sides are paid', async () => {
  await open()
  const before = { inviter: pointsOf(inviter.memberId), friend: pointsOf(friend.memberId) }
  await buy(friend.memberId, 30)
  const earned = pointsOf(friend.memberId) - before.friend
  await sweep(shop)
  expect(bond()).toMatchObject({ state: 'holding', act: { kind: 'purchase', amountFen: 3000, storeId: EAST } })
  expect(await friend.call('home.open', {})).toMatchObject({ invited: { rewardDay: '2026-11-29' } })
  shop.clock.advance(7 * DAY_MS - 1)
  await sweep(shop)
  expect(pointsOf(inviter.memberId)).toBe(before.inviter)
  shop.clock.advance(1)
  await sweep(shop)
  expect(bond()).toMatchObject({ state: 'rewarded', reward: { inviterPoints: 50, inviteePoints: 50, ladderPoints: 0 } })
  expect(pointsOf(inviter.memberId)).toBe(before.inviter + 50)
  expect(pointsOf(friend.memberId)).toBe(before.friend + earned + 50)
  expect(await friend.call('home.open', {})).toMatchObject({ invited: null })
})

test('the till waits for none of this: not one round trip more, for a friend whose act is awaited or anybody else', async () => {
  await open()
  const other = await shop.phone().call('home.open', {})
  await buy(other.memberId, 30)
  const usual = await shop.roundTrips(() => buy(other.memberId, 30))
  expect(await shop.roundTrips(() => buy(friend.memberId, 10))).toBe(usual)
  expect(await shop.roundTrips(() => buy(friend.memberId, 30))).toBe(usual)
  expect(shop.database.get('accounts', friend.memberId)?.told).toMatchObject([{ name: 'purchase.recorded' }])
})

test('the same purchase told again and again, and jobs that run twice, pay once', async () => {
  await open({ holdDays: 0 })
  const requestId = shop.newRequestId()
  await buy(friend.memberId, 30, requestId)
  await Promise.all([sweep(shop), sweep(shop), sweep(shop)])
  await buy(friend.memberId, 50)
  await Promise.all([sweep(shop), sweep(shop)])
  expect(bond()?.state).toBe('rewarded')
  const paid = shop.database.find('entries').filter(({ reason }) => String(reason).startsWith('referral'))
  expect(paid.map(({ _id }) => _id).sort()).toEqual([
    `referral-friend:${friend.memberId}`,
    `referral:${friend.memberId}`,
  ])
})

test('a purchase below the amount does not count, and neither do two that reach it together', async () => {
  await open()
  await buy(friend.memberId, 19)
  await buy(friend.memberId, 19)
  await sweep(shop)
  expect(bond()?.state).toBe('bound')
})

test('a refund within the time to give back ends it, and nobody is paid', async () => {
  await open()
  const purchaseId = await buy(friend.memberId, 30)
  await sweep(shop)
  await refund(purchaseId, 15)
  await sweep(shop)
  expect(bond()).toMatchObject({ state: 'cancelled', end: { reason: 'refunded', before: 'holding' } })
  shop.clock.advance(30 * DAY_MS)
  await sweep(shop)
  expect(shop.database.find('entries').filter(({ reason }) => String(reason).startsWith('referral'))).toEqual([])
  expect((await inviter.call('referral.getInvite', {})).friends).toMatchObject([
    { text: '没有计入：消费已退款', points: 0 },
  ])
})

test('a refund that leaves the announced amount changes nothing', async () => {
  await open()
  const purchaseId = await buy(friend.memberId, 60)
  await sweep(shop)
  await refund(purchaseId, 40)
  shop.clock.advance(7 * DAY_MS)
  await sweep(shop)
  expect(bond()?.state).toBe('rewarded')
})

test('a purchase that the till undoes never was: the one entered anew counts, in whichever order both are heard of', async () => {
  await open()
  const mistyped = await buy(friend.memberId, 300)
  await sweep(shop)
  await clerk.call('purchase.undo', { purchaseId: mistyped, note: '输错金额' })
  const right = await buy(friend.memberId, 30)
  await sweep(shop)
  expect(bond()).toMatchObject({ state: 'holding', act: { sourceId: right } })
})

test('a purchase refunded while its bond was due is seen at the last moment', async () => {
  await open({ holdDays: 1 })
  const purchaseId = await buy(friend.memberId, 30)
  await sweep(shop)
  await refund(purchaseId, 30)
  const account = shop.database.get('accounts', friend.memberId)
  expect(account?.told).toMatchObject([{ name: 'purchase.refunded' }])
  shop.database.put('accounts', { ...account, _id: friend.memberId, told: [] })
  shop.clock.advance(DAY_MS)
  await sweep(shop)
  expect(bond()).toMatchObject({ state: 'cancelled', end: { reason: 'refunded' } })
})

describe('the time for the act', () => {
  test('ends with the last millisecond of its last day; then the bond expires', async () => {
    await open({ bindingDays: 2 })
    shop.clock.freeze(Date.parse('2026-11-24T23:59:59.999+08:00'))
    await sweep(shop)
    expect(bond()?.state).toBe('bound')
    shop.clock.advance(1)
    await sweep(shop)
    expect(bond()).toMatchObject({ state: 'expired', end: { reason: 'not-in-time' } })
    await buy(friend.memberId, 30)
    await sweep(shop)
    expect(bond()?.state).toBe('expired')
  })

  test('an act in time counts, however late it is heard of', async () => {
    await open({ bindingDays: 2 })
    shop.clock.freeze(Date.parse('2026-11-24T23:58:00+08:00'))
    await buy(friend.memberId, 30)
    shop.clock.advance(DAY_MS)
    await settleBond(timerContext(), friend.memberId, async () => ({ verdict: 'clear' }))
    expect(bond()?.state).toBe('expired')
    await sweep(shop)
    expect(bond()).toMatchObject({ state: 'holding', end: null })
  })
})

describe('other acts', () => {
  test('binding a phone counts', async () => {
    await open({ needs: 'phone', minFen: 0, holdDays: 0 })
    await friend.call('member.bindPhone', { code: 'phone-13800002222' })
    await sweep(shop)
    expect(bond()).toMatchObject({ state: 'rewarded', act: { kind: 'phone' } })
  })

  test('a check-in counts for who has scanned a code of the store on that day, and not from home', async () => {
    await open({ needs: 'check-in', minFen: 0, holdDays: 0 })
    await friend.call('check-in.perform', {})
    await sweep(shop)
    expect(bond()?.state).toBe('bound')
    shop.clock.advance(DAY_MS)
    const door = { title: '门口', placement: 'door', channel: 'store-door', storeId: EAST, target: 'check-in' } as const
    const { entrance } = await shop.ops('entrance.create', { ...door, by: '王运营' })
    const touch = { touchId: shop.newRequestId(), sessionId: shop.newRequestId(), agoMs: 0, scene: 1047 }
    await friend.call('entrance.recordTouch', { ...touch, key: entrance.key })
    await friend.call('check-in.perform', {})
    await sweep(shop)
    expect(bond()).toMatchObject({ state: 'rewarded', act: { kind: 'check-in', storeId: EAST } })
  })

  test.each<[FriendAct, () => Promise<unknown>]>([
    ['phone', () => buy(friend.memberId, 100)],
    ['purchase', () => friend.call('member.bindPhone', { code: 'phone-13800003333' })],
  ])('what is not asked for does not count (%s)', async (needs, act) => {
    await open({ needs, minFen: needs === 'purchase' ? 2000 : 0 })
    await act()
    await sweep(shop)
    expect(bond()?.state).toBe('bound')
  })
})

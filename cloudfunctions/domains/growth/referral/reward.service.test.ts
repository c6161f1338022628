import { timerContext } from '../../../testing/timer-context'
import { EAST } from '../../people/staff/testing/shop-floor'
import { settleBond } from './settle.service'
import {
  befriend,
  bond,
  buy,
  clerk,
  friend,
  invite,
  inviter,
  open,
  openFloor,
  pointsOf,
  shop,
} from './testing/friends-floor'
import { aFriend, bondOf, DAY_MS, openProgramme, sweep } from './testing/programme'

openFloor()

test('five workers at one bond pay it once', async () => {
  await open({ holdDays: 1 })
  await buy(friend.memberId, 30)
  await sweep(shop)
  shop.clock.advance(DAY_MS)
  const clear = async () => ({ verdict: 'clear' }) as const
  const settled = await Promise.allSettled(
    Array.from({ length: 5 }, () => settleBond(timerContext(), friend.memberId, clear)),
  )
  expect(settled.some(({ status }) => status === 'fulfilled')).toBe(true)
  await sweep(shop)
  expect(bond()?.state).toBe('rewarded')
  expect(pointsOf(inviter.memberId)).toBe(20 + 50)
})

describe('cap and ladder', () => {
  async function bring(count: number): Promise<void> {
    for (let each = 0; each < count; each += 1) {
      const { memberId } = await aFriend(shop, inviter.code)
      shop.clock.advance(60_000)
      await buy(memberId, 30)
    }
    await sweep(shop)
  }

  test('each step of the ladder is paid once, with the friend who reaches it', async () => {
    openProgramme(shop, { holdDays: 0 })
    await invite()
    await bring(5)
    const ladder = shop.database.find('entries').filter(({ reason }) => reason === 'referral-ladder')
    expect(ladder.map(({ points }) => (points as { delta: number }).delta).sort()).toEqual([30, 50])
    expect(pointsOf(inviter.memberId)).toBe(20 + 5 * 50 + 80)
    const { progress } = await inviter.call('referral.getInvite', {})
    expect(progress).toEqual({ countedInPeriod: 5, counted: 5, next: null })
  })

  test('beyond the cap the friend gets what was announced and the inviter nothing more, until the next month', async () => {
    openProgramme(shop, { holdDays: 0, cap: { friends: 2, per: 'month' }, ladder: [] })
    await invite()
    const third = [
      await aFriend(shop, inviter.code),
      await aFriend(shop, inviter.code),
      await aFriend(shop, inviter.code),
    ]
    for (const { memberId } of third) {
      shop.clock.advance(60_000)
      await buy(memberId, 30)
      await sweep(shop)
    }
    expect(pointsOf(inviter.memberId)).toBe(20 + 100)
    expect(bondOf(shop, third[2]?.memberId ?? '')?.reward).toMatchObject({ inviterMissed: 'cap', inviteePoints: 50 })
    expect(await inviter.call('referral.getInvite', {})).toMatchObject({ closed: 'cap-reached' })
    shop.clock.freeze(Date.parse('2026-12-01T10:00:00+08:00'))
    await bring(1)
    expect(pointsOf(inviter.memberId)).toBe(20 + 150)
  })
})

describe('who is no new friend after all', () => {
  test('staff who invite at the till: they are told so beforehand, and it does not count', async () => {
    openProgramme(shop)
    const { code } = await clerk.call('referral.getInvite', {})
    await befriend(code)
    await buy(friend.memberId, 30)
    await sweep(shop)
    expect(bond()).toMatchObject({ state: 'refused', end: { reason: 'staff' } })
  })

  test('an old customer, whose purchases from before come to light', async () => {
    await open()
    shop.database.put('purchases', {
      ...aPurchaseBefore(),
      memberId: friend.memberId,
    })
    await buy(friend.memberId, 30)
    await sweep(shop)
    expect(bond()).toMatchObject({ state: 'refused', end: { reason: 'known-before' } })
    shop.database.remove('purchases', 'old')
  })

  test('an inviter who has left is not paid; the friend is', async () => {
    await open({ holdDays: 1 })
    await buy(friend.memberId, 30)
    await sweep(shop)
    await inviter.call('member.close', { confirm: '注销' })
    shop.clock.advance(DAY_MS)
    await sweep(shop)
    expect(bond()?.reward).toMatchObject({ inviterMissed: 'left', inviterPoints: 0, inviteePoints: 50 })
  })

  test('a friend who has left brings nothing to anybody', async () => {
    await open({ holdDays: 1 })
    await buy(friend.memberId, 30)
    await sweep(shop)
    await friend.call('member.close', { confirm: '注销' })
    shop.clock.advance(DAY_MS)
    await sweep(shop)
    expect(bond()).toMatchObject({ state: 'cancelled', end: { reason: 'friend-left' }, inviteeName: null })
  })
})

test('a budget counts the friends whose act counts, and closes the programme for new ones only', async () => {
  await open({ budgetFriends: 1 })
  const second = await aFriend(shop, inviter.code)
  await buy(friend.memberId, 30)
  await sweep(shop)
  openProgramme(shop, { budgetFriends: 1 })
  expect(await inviter.call('referral.getInvite', {})).toMatchObject({ closed: 'budget-used' })
  const third = await aFriend(shop, inviter.code)
  expect(bondOf(shop, third.memberId)).toBeNull()
  shop.clock.advance(60_000)
  await buy(second.memberId, 30)
  await sweep(shop)
  expect(bondOf(shop, second.memberId)?.state).toBe('holding')
  expect(await shop.ops('referral.getProgramme', {})).toMatchObject({
    budget: { used: 2, friends: 1 },
    closed: 'budget-used',
  })
})

function aPurchaseBefore() {
  const at = Date.parse('2026-10-01T12:00:00+08:00')
  return {
    _id: 'old',
    storeId: EAST,
    staffId: null,
    requestId: 'imp_1',
    amountFen: 8800,
    discountFen: 0,
    couponCount: 0,
    basket: null,
    refunds: [],
    refundedFen: 0,
    isBack: false,
    undone: null,
    pointsEarned: 0,
    growthEarned: 0,
    multiplierPercent: 100,
    entryId: null,
    tierBefore: null,
    at,
    day: '2026-10-01',
    changedAt: at,
    receiptNumber: null,
    source: 'import',
    told: null,
  }
}

import type { Account } from '#shared/account/account'
import type { Need } from '#shared/referral/terms'
import { auditShop } from '../../testing/audit-shop'
import { openShop, type Phone, type Shop } from '../../testing/shop'
import { timerContext } from '../../testing/timer-context'
import { aClerk, EAST, openStores, type Person, unusedCode } from '../staff/testing/shop-floor'
import { refuseBond, releaseBond } from './bond.service'
import { settleBond } from './settle.service'
import { aFriend, anInviter, bondOf, DAY_MS, type Invitor, openProgramme, sweep } from './testing/programme'

let shop: Shop
let clerk: Person
let inviter: Invitor
let friend: Phone & { memberId: string }

beforeAll(async () => {
  shop = await openShop()
})
beforeEach(async () => {
  shop.reset()
  await openStores(shop)
  clerk = await aClerk(shop)
})
afterEach(() => expect(auditShop(shop)).toEqual([]))
afterAll(() => shop.close())

async function open(change: Parameters<typeof openProgramme>[1] = {}): Promise<void> {
  openProgramme(shop, change)
  inviter = await anInviter(shop)
  friend = await aFriend(shop, inviter.code)
}

const buy = (memberId: string, yuan: number, requestId?: string) =>
  clerk
    .call(
      'purchase.record',
      { memberCode: unusedCode(shop, memberId), storeId: EAST, amountFen: yuan * 100 },
      requestId,
    )
    .then(({ purchase }) => purchase.purchaseId)
const refund = (purchaseId: string, yuan: number) =>
  clerk.call('purchase.refund', { purchaseId, amountFen: yuan * 100, note: '退货' })
const accountOf = (memberId: string) => shop.database.get('accounts', memberId) as unknown as Account
const pointsOf = (memberId: string) => accountOf(memberId).points.balance
const bond = () => bondOf(shop, friend.memberId)

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

test('the till waits for none of this: one round trip more for a friend whose act is awaited, none for anybody else', async () => {
  await open()
  const other = await shop.phone().call('home.open', {})
  await buy(other.memberId, 30)
  const usual = await shop.roundTrips(() => buy(other.memberId, 30))
  expect(await shop.roundTrips(() => buy(friend.memberId, 10))).toBe(usual)
  expect(await shop.roundTrips(() => buy(friend.memberId, 30))).toBe(usual + 1)
})

test('field 60: the same purchase told again and again, and jobs that run twice, pay once', async () => {
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

test('field 59: a purchase refunded while its bond was due is seen at the last moment', async () => {
  await open({ holdDays: 1 })
  const purchaseId = await buy(friend.memberId, 30)
  await sweep(shop)
  await refund(purchaseId, 30)
  shop.database.remove('outbox', `bond-act:purchase:${purchaseId}`)
  for (const { _id } of shop.database.find('outbox')) shop.database.remove('outbox', String(_id))
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

  test.each<[Need, () => Promise<unknown>]>([
    ['phone', () => buy(friend.memberId, 100)],
    ['purchase', () => friend.call('member.bindPhone', { code: 'phone-13800003333' })],
  ])('what is not asked for does not count (%s)', async (needs, act) => {
    await open({ needs, minFen: needs === 'purchase' ? 2000 : 0 })
    await act()
    await sweep(shop)
    expect(bond()?.state).toBe('bound')
  })
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
    inviter = await anInviter(shop)
    await bring(5)
    const ladder = shop.database.find('entries').filter(({ reason }) => reason === 'referral-ladder')
    expect(ladder.map(({ points }) => (points as { delta: number }).delta).sort()).toEqual([30, 50])
    expect(pointsOf(inviter.memberId)).toBe(20 + 5 * 50 + 80)
    const { progress } = await inviter.call('referral.getInvite', {})
    expect(progress).toEqual({ countedInPeriod: 5, counted: 5, next: null })
  })

  test('beyond the cap the friend gets what was announced and the inviter nothing more, until the next month', async () => {
    openProgramme(shop, { holdDays: 0, cap: { friends: 2, per: 'month' }, ladder: [] })
    inviter = await anInviter(shop)
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
    friend = await aFriend(shop, code)
    await buy(friend.memberId, 30)
    await sweep(shop)
    expect(bond()).toMatchObject({ state: 'refused', end: { reason: 'staff' } })
  })

  test('field 63: an old customer, whose purchases from before come to light', async () => {
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

  test('field 59: an inviter who has left is not paid; the friend is', async () => {
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

describe('what is suspicious', () => {
  const holdIt = async () => ({ verdict: 'hold', caseId: 'case-1' }) as const
  const inTx = <T>(
    act: (tx: Parameters<Parameters<ReturnType<typeof timerContext>['db']['transaction']>[0]>[0]) => Promise<T>,
  ) => timerContext().db.transaction(act)

  beforeEach(async () => {
    await open({ holdDays: 1 })
    await buy(friend.memberId, 30)
    await sweep(shop, holdIt)
  })

  test('is held, and both see a calm word', async () => {
    expect(bond()).toMatchObject({ state: 'held', caseId: 'case-1' })
    shop.clock.advance(2 * DAY_MS)
    await sweep(shop, holdIt)
    expect(bond()?.state).toBe('held')
    // The friend is promised no day that has passed.
    expect(await friend.call('home.open', {})).toMatchObject({ invited: null })
    const { friends } = await inviter.call('referral.getInvite', {})
    expect(friends).toMatchObject([{ state: 'held', text: '已达标，审核中' }])
  })

  test('released by a person, it is paid at once; released again, nothing changes', async () => {
    shop.clock.advance(2 * DAY_MS)
    await inTx((tx) => releaseBond(timerContext(), tx, friend.memberId))
    await inTx((tx) => releaseBond(timerContext(), tx, friend.memberId))
    await sweep(shop, holdIt)
    expect(bond()).toMatchObject({ state: 'rewarded', isCleared: true })
    await expect(inTx((tx) => refuseBond(timerContext(), tx, friend.memberId))).rejects.toThrow('BOND_NOT_HELD')
  })

  test('refused by a person, nobody is paid; refused again, nothing changes', async () => {
    await inTx((tx) => refuseBond(timerContext(), tx, friend.memberId))
    await inTx((tx) => refuseBond(timerContext(), tx, friend.memberId))
    expect(bond()).toMatchObject({ state: 'refused', end: { reason: 'reviewed' } })
    await expect(inTx((tx) => releaseBond(timerContext(), tx, 'mem_0000000000'))).rejects.toThrow('BOND_NOT_FOUND')
  })

  test('undecided for thirty days, it is released by itself', async () => {
    shop.clock.advance(30 * DAY_MS)
    await sweep(shop, holdIt)
    expect(bond()?.state).toBe('rewarded')
  })

  test('a refund ends it while it is held', async () => {
    const { act } = bond() ?? {}
    await refund(act?.sourceId ?? '', 30)
    await sweep(shop, holdIt)
    expect(bond()).toMatchObject({ state: 'cancelled', end: { before: 'held' } })
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

import { ROUND_TRIPS } from '../../../testing/round-trips'
import { aClerk, EAST, type Person, WEST } from '../../people/staff/testing/shop-floor'
import {
  account,
  atTill,
  clerk,
  couponOf,
  give,
  historyOf,
  member,
  openFloor,
  purchaseOf,
  refusedAs,
  shop,
} from './testing/till'

openFloor()

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000

async function sell(amountFen: number, couponIds: string[], payableFen: number) {
  const till = await atTill(shop, clerk, member)
  await till.confirm({ amountFen, couponIds, payableFen })
  return till.requestId
}
const undo = (purchaseId: string, by: Person = clerk, note?: string, requestId?: string) =>
  by.ask('purchase.undo', { purchaseId, ...(note && { note }) }, requestId)

describe('an undone purchase', () => {
  test('is as if it had not been: the coupon is back, and so are points, growth and counters', async () => {
    const couponId = give(shop, member.memberId)
    const before = account()
    const purchaseId = await sell(12_000, [couponId], 10_000)
    const reply = await undo(purchaseId)
    expect(reply).toMatchObject({
      ok: true,
      data: {
        purchase: { purchaseId, isUndone: true, refundedFen: 10_000 },
        moneyFen: 10_000,
        pointsTaken: 100,
        debtAfter: 0,
        coupons: [{ couponId, title: '满减券', status: 'available' }],
      },
    })
    expect(couponOf(couponId)).toMatchObject({ status: 'available', redemption: null, reversal: { purchaseId } })
    const { points, growth, counters } = account()
    expect({ points, growth }).toEqual({ points: before.points, growth: before.growth })
    expect(counters).toMatchObject({ purchaseCount: 0, spentFen: 0 })
    expect((await historyOf(couponId)).map(({ change }) => change)).toEqual(['issued', 'redeemed', 'reversed'])
  })

  test('counts neither its coupon nor its discount in the day’s totals', async () => {
    await undo(await sell(12_000, [give(shop, member.memberId)], 10_000))
    const today = await clerk.call('purchase.listToday', { storeId: EAST })
    expect(today).toMatchObject({ totalFen: 0, totalCount: 0, discountFen: 0, couponCount: 0, clerks: [] })
    expect(today.purchases).toMatchObject([{ isUndone: true, discountFen: 2_000 }])
  })

  test('leaves the coupon to be used again, once', async () => {
    const couponId = give(shop, member.memberId)
    await undo(await sell(12_000, [couponId], 10_000))
    shop.clock.advance(MINUTE_MS)
    await sell(12_000, [couponId], 10_000)
    expect(couponOf(couponId).status).toBe('redeemed')
  })

  test('ends a coupon whose time is over meanwhile', async () => {
    const couponId = give(shop, member.memberId)
    shop.clock.freeze(couponOf(couponId).untilAt)
    const purchaseId = await sell(12_000, [couponId], 10_000)
    shop.clock.advance(MINUTE_MS)
    expect(await undo(purchaseId)).toMatchObject({ data: { coupons: [{ couponId, status: 'expired' }] } })
    expect(couponOf(couponId).status).toBe('expired')
  })

  test('that coupons paid whole gives them back too', async () => {
    const couponId = give(shop, member.memberId)
    const purchaseId = await sell(1_500, [couponId], 0)
    expect(await undo(purchaseId)).toMatchObject({
      data: { moneyFen: 0, pointsTaken: 0, coupons: [{ status: 'available' }] },
    })
  })

  test('gives back the tier that it raised: a mistyped amount makes nobody gold', async () => {
    const before = account().tier
    const purchaseId = await sell(400_000, [], 400_000)
    expect(account().tier.key).toBe('ink')
    await undo(purchaseId)
    expect(account().tier).toEqual(before)
  })

  test('leaves a tier that another purchase has reached since', async () => {
    const mistake = await sell(30_000, [], 30_000)
    shop.clock.advance(MINUTE_MS)
    await sell(30_000, [], 30_000)
    await undo(mistake)
    expect(account().tier.key).toBe('jade')
  })

  test('leaves a tier that the member had before', async () => {
    await sell(30_000, [], 30_000)
    shop.clock.advance(DAY_MS)
    await undo(await sell(500, [], 500))
    expect(account().tier.key).toBe('jade')
  })

  test('takes points that are spent already as a debt', async () => {
    const purchaseId = await sell(10_000, [], 10_000)
    await shop.ops('points.adjust', { memberId: member.memberId, points: -110, note: '兑换' })
    expect(await undo(purchaseId)).toMatchObject({ data: { pointsTaken: 100, debtAfter: 90 } })
  })

  test('after a refund of a part takes back the rest', async () => {
    const couponId = give(shop, member.memberId)
    const purchaseId = await sell(12_000, [couponId], 10_000)
    await clerk.call('purchase.refund', { purchaseId, amountFen: 4_000, note: '退一杯' })
    expect(couponOf(couponId).status).toBe('redeemed')
    expect(await undo(purchaseId)).toMatchObject({ data: { moneyFen: 6_000, pointsTaken: 60 } })
    expect(couponOf(couponId).status).toBe('available')
    expect(account().points.balance).toBe(20)
  })

  test('counts in nobody’s total, and shows as undone in the list', async () => {
    const purchaseId = await sell(12_000, [], 12_000)
    await undo(purchaseId)
    const list = await clerk.call('purchase.listToday', { storeId: EAST })
    expect(list).toMatchObject({ totalFen: 0, purchases: [{ purchaseId, isUndone: true, undoUntilAt: null }] })
  })
})

describe('who may undo until when', () => {
  test('a clerk for a quarter of an hour, a manager for a day with a reason', async () => {
    const manager = await aClerk(shop, { role: 'manager' })
    const at = shop.clock.now()
    const purchaseId = await sell(1_000, [], 1_000)
    shop.clock.advance(15 * MINUTE_MS + 1)
    const untilAt = at + 15 * MINUTE_MS
    expect(await undo(purchaseId)).toMatchObject(refusedAs('UNDO_TOO_LATE', { untilAt }))
    expect(await undo(purchaseId, manager)).toMatchObject(refusedAs('UNDO_REASON_NEEDED'))
    expect(await undo(purchaseId, manager, '金额打错')).toMatchObject({ ok: true })
    expect(purchaseOf(purchaseId).undone).toMatchObject({ staffId: manager.memberId, note: '金额打错' })
  })

  test('nobody after a day', async () => {
    const manager = await aClerk(shop, { role: 'manager' })
    const purchaseId = await sell(1_000, [], 1_000)
    shop.clock.advance(DAY_MS + 1)
    expect(await undo(purchaseId, manager, '金额打错')).toMatchObject(refusedAs('UNDO_TOO_LATE'))
    expect(await clerk.ask('purchase.refund', { purchaseId, amountFen: 1_000, note: '退货' })).toMatchObject({
      ok: true,
    })
  })

  test('staff of the store that sold, and nobody else', async () => {
    const purchaseId = await sell(1_000, [], 1_000)
    const other = await aClerk(shop, { storeIds: [WEST] })
    expect(await undo(purchaseId, other)).toMatchObject(refusedAs('WRONG_STORE'))
    expect(await undo(purchaseId, member)).toMatchObject(refusedAs('NOT_ALLOWED'))
    expect(await undo('nothing')).toMatchObject(refusedAs('PURCHASE_NOT_FOUND'))
  })

  test('the rule document says how long', async () => {
    const { value } = await shop.ops('settings.get', { setting: 'till' })
    const changed = { ...(value as object), undo: { clerkMinutes: 0, managerMinutes: 60 } }
    const proposing = { setting: 'till', value: changed, by: '林店长', note: '店员不撤销' }
    const { proposal } = await shop.ops('settings.propose', proposing)
    await shop.ops('settings.approve', { proposalId: proposal.proposalId, by: '周总' })
    await shop.ops('settings.apply', { proposalId: proposal.proposalId, by: '周总' })
    const purchaseId = await sell(1_000, [], 1_000)
    expect(await undo(purchaseId)).toMatchObject(refusedAs('UNDO_NOT_POSSIBLE'))
    const list = await clerk.call('purchase.listToday', { storeId: EAST })
    expect(list.purchases[0]?.undoUntilAt).toBeNull()
  })
})

describe('undoing twice', () => {
  test('the same request, another one and another clerk are told the same, and it happens once', async () => {
    const couponId = give(shop, member.memberId)
    const purchaseId = await sell(12_000, [couponId], 10_000)
    const requestId = shop.newRequestId()
    const first = await undo(purchaseId, clerk, undefined, requestId)
    const purchases = shop.database.find('purchases')
    expect(await undo(purchaseId, clerk, undefined, requestId)).toEqual(first)
    const again = await undo(purchaseId, await aClerk(shop))
    expect(again.ok && first.ok && again.data).toEqual(first.ok && first.data)
    expect(shop.database.find('purchases')).toEqual(purchases)
    expect(account().points.balance).toBe(20)
  })

  test('in parallel gives everything back once', async () => {
    const couponId = give(shop, member.memberId)
    const purchaseId = await sell(12_000, [couponId], 10_000)
    const replies = await Promise.all(Array.from({ length: 6 }, () => undo(purchaseId)))
    for (const reply of replies) if (!reply.ok) expect(reply.error.code).toBe('BUSY')
    expect(account().points.balance).toBe(20)
    expect((await historyOf(couponId)).filter(({ change }) => change === 'reversed')).toHaveLength(1)
  })

  test('the sale sent again afterwards is told what it was told then, and sells nothing', async () => {
    const couponId = give(shop, member.memberId)
    const till = await atTill(shop, clerk, member)
    const sale = { amountFen: 12_000, couponIds: [couponId], payableFen: 10_000 }
    const done = await till.confirm(sale)
    await undo(till.requestId)
    expect(await till.confirm(sale)).toEqual(done)
    expect(couponOf(couponId).status).toBe('available')
  })

  test('what was undone is not refunded', async () => {
    const purchaseId = await sell(1_000, [], 1_000)
    await undo(purchaseId)
    const refund = { purchaseId, amountFen: 1_000, note: '退货' }
    expect(await clerk.ask('purchase.refund', refund)).toMatchObject(refusedAs('REFUND_TOO_LARGE', { leftFen: 0 }))
  })
})

test('today’s totals are told for the store and for each clerk', async () => {
  const couponId = give(shop, member.memberId)
  await sell(12_000, [couponId], 10_000)
  shop.clock.advance(MINUTE_MS)
  const other = await aClerk(shop)
  const till = await atTill(shop, other, member)
  await till.confirm({ amountFen: 3_000, payableFen: 3_000 })
  await other.call('purchase.refund', { purchaseId: till.requestId, amountFen: 1_000, note: '退货' })
  const list = await clerk.call('purchase.listToday', { storeId: EAST })
  expect(list).toMatchObject({ totalFen: 12_000, totalCount: 2, discountFen: 2_000, couponCount: 1 })
  expect(list.clerks).toEqual([
    { staffId: clerk.memberId, clerkName: '小林', totalFen: 10_000, totalCount: 1, discountFen: 2_000, couponCount: 1 },
    { staffId: other.memberId, clerkName: '小林', totalFen: 2_000, totalCount: 1, discountFen: 0, couponCount: 0 },
  ])
  expect(list.purchases[0]?.undoUntilAt).toBe(shop.clock.now() + 15 * MINUTE_MS)
})

test('undoing a purchase with one coupon costs 14 round trips', async () => {
  await undo(await sell(3_000, [], 3_000))
  shop.clock.advance(MINUTE_MS)
  const purchaseId = await sell(3_000, [give(shop, member.memberId)], 1_000)
  expect(await shop.roundTrips(() => undo(purchaseId))).toBe(ROUND_TRIPS.undo.is)
})

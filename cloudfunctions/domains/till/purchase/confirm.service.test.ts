import { aLine, percentOff } from '#shared/loyalty/coupon/testing/a-coupon'
import { ROUND_TRIPS } from '../../../testing/round-trips'
import { aClerk, aMember, EAST, WEST } from '../../people/staff/testing/shop-floor'
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

/** The coupon is in the basket, the clerk has shown the amount, the customer pays. */
async function sell(fields: { amountFen: number; couponIds: string[]; payableFen: number }) {
  const till = await atTill(shop, clerk, member)
  const { amountFen, couponIds } = fields
  await till.preview({ amountFen, couponIds })
  return { till, done: await till.confirm(fields) }
}

describe('a confirmation', () => {
  test('records the purchase, redeems its coupon and earns for what is paid, in one act', async () => {
    const couponId = give(shop, member.memberId)
    const { till, done } = await sell({ amountFen: 12_000, couponIds: [couponId], payableFen: 10_000 })
    expect(done).toEqual({
      purchase: {
        purchaseId: till.requestId,
        storeId: EAST,
        amountFen: 10_000,
        discountFen: 2_000,
        coupons: [{ couponId, title: '满减券', discountFen: 2_000, gift: null }],
        benefits: [],
        isUndone: false,
        refundedFen: 0,
        pointsEarned: 100,
        growthEarned: 100,
        at: shop.clock.now(),
        receiptNumber: null,
      },
      balance: 120,
      growth: 100,
      tierReached: null,
      undoUntilAt: shop.clock.now() + 15 * MINUTE_MS,
    })
    expect(couponOf(couponId)).toMatchObject({
      status: 'redeemed',
      lock: null,
      redemption: { purchaseId: till.requestId, staffId: clerk.memberId, storeId: EAST, discountFen: 2_000 },
    })
    expect(await historyOf(couponId)).toMatchObject([
      { change: 'issued', actorName: null },
      { change: 'locked', actorId: clerk.memberId, actorName: expect.stringMatching(/./), storeId: EAST },
      { change: 'redeemed', actorId: clerk.memberId, storeId: EAST, purchaseId: till.requestId, discountFen: 2_000 },
    ])
    expect(account().counters).toMatchObject({ purchaseCount: 1, spentFen: 10_000 })
  })

  test('moves the tier by what is paid, not by the price', async () => {
    const couponId = give(shop, member.memberId)
    const { done } = await sell({ amountFen: 31_000, couponIds: [couponId], payableFen: 29_000 })
    expect(done.tierReached).toBeNull()
    const more = await sell({ amountFen: 1_000, couponIds: [], payableFen: 1_000 })
    expect(more.done.tierReached).toEqual({ key: 'jade', name: '翡翠' })
  })

  test('keeps the split of the discount for refunds', async () => {
    const couponId = give(shop, member.memberId)
    const till = await atTill(shop, clerk, member)
    const lines = [aLine(3_000, { quantity: 2 }), aLine(4_000)]
    await till.confirm({ lines, deliveryFen: 500, couponIds: [couponId], payableFen: 8_500 })
    expect(purchaseOf(till.requestId)).toMatchObject({
      amountFen: 8_500,
      discountFen: 2_000,
      basket: { totalFen: 10_500, lines: [{ discountFen: 1_200 }, { discountFen: 800 }], deliveryDiscountFen: 0 },
    })
  })

  test('of several coupons that go together redeems all of them', async () => {
    const twenty = give(shop, member.memberId, { stacking: { group: 'a' } })
    const tenth = give(shop, member.memberId, { offer: percentOff(10), stacking: { group: 'b' } }, 'tenth')
    const gift = { kind: 'gift', giftName: '茶包', valueFen: 500 } as const
    const tea = give(shop, member.memberId, { offer: gift, stacking: { group: 'c' } }, 'tea')
    const { done } = await sell({ amountFen: 10_000, couponIds: [twenty, tenth, tea], payableFen: 7_000 })
    expect(done.purchase.coupons).toEqual([
      { couponId: twenty, title: '满减券', discountFen: 2_000, gift: null },
      { couponId: tenth, title: '满减券', discountFen: 1_000, gift: null },
      { couponId: tea, title: '满减券', discountFen: 0, gift: '茶包' },
    ])
    for (const id of [twenty, tenth, tea]) expect(couponOf(id).status).toBe('redeemed')
  })

  test.each([1, 1_999, 2_000, 2_001])('of %p fen with twenty yuan off never pays below zero', async (amountFen) => {
    const couponId = give(shop, member.memberId)
    const payableFen = Math.max(amountFen - 2_000, 0)
    const { done } = await sell({ amountFen, couponIds: [couponId], payableFen })
    expect(done.purchase).toMatchObject({ amountFen: payableFen, discountFen: Math.min(amountFen, 2_000) })
  })

  test('a coupon that would take nothing off is not used up', async () => {
    const couponId = give(shop, member.memberId, { offer: percentOff(1) })
    const till = await atTill(shop, clerk, member)
    const reply = await till.askConfirm({ amountFen: 99, couponIds: [couponId], payableFen: 99 })
    expect(reply).toMatchObject(refusedAs('COUPON_NOT_USABLE', { rule: 'worth' }))
    expect(couponOf(couponId)).toMatchObject({ status: 'available', seq: 1 })
  })

  test('pays what the server computes: another amount than shown is refused, and nothing changes', async () => {
    const couponId = give(shop, member.memberId)
    const till = await atTill(shop, clerk, member)
    await till.preview({ amountFen: 12_000 })
    const before = shop.database.dump()
    const reply = await till.askConfirm({ amountFen: 12_000, couponIds: [couponId], payableFen: 1 })
    expect(reply).toMatchObject(refusedAs('QUOTE_CHANGED', { payableFen: 10_000 }))
    expect(shop.database.dump()).toEqual(before)
  })

  test('another member’s coupon buys nothing', async () => {
    const couponId = give(shop, (await aMember(shop)).memberId)
    const till = await atTill(shop, clerk, member)
    const reply = await till.askConfirm({ amountFen: 5_000, couponIds: [couponId], payableFen: 3_000 })
    expect(reply).toMatchObject(refusedAs('COUPON_NOT_YOURS'))
    expect(shop.database.count('purchases')).toBe(0)
  })

  test('counts a purchase of many lines as one use', async () => {
    const couponId = give(shop, member.memberId)
    const till = await atTill(shop, clerk, member)
    const lines = Array.from({ length: 30 }, () => aLine(100))
    await till.confirm({ lines, couponIds: [couponId], payableFen: 1_000 })
    expect((await historyOf(couponId)).filter(({ change }) => change === 'redeemed')).toHaveLength(1)
  })

  test('is for clerks of that store', async () => {
    const sale = { storeId: WEST, amountFen: 100, payableFen: 100 }
    expect(await clerk.ask('purchase.confirm', { ...sale, memberCode: member.code() })).toMatchObject({
      error: { code: 'WRONG_STORE' },
    })
    expect(await member.ask('purchase.confirm', { ...sale, memberCode: member.code() })).toMatchObject({
      error: { code: 'NOT_ALLOWED' },
    })
  })

  test('by a code alone, without a preview, is as good', async () => {
    const couponId = give(shop, member.memberId, { audience: { isBirthdayMonth: true, isCheckedAtUse: true } })
    await member.call('member.updateProfile', { birthday: '1990-11-05' as never })
    const sale = { storeId: EAST, amountFen: 5_000, couponIds: [couponId], payableFen: 3_000 }
    const done = await clerk.call('purchase.confirm', { ...sale, memberCode: member.code() })
    expect(done.purchase).toMatchObject({ discountFen: 2_000 })
  })
})

describe('what the preview said holds', () => {
  test('past the end of a happy hour', async () => {
    const hours = [{ from: '09:00', until: '10:02' }]
    const couponId = give(shop, member.memberId, { conditions: { hours } })
    const till = await atTill(shop, clerk, member)
    await till.preview({ amountFen: 12_000 })
    shop.clock.advance(3 * MINUTE_MS)
    const sale = { amountFen: 12_000, couponIds: [couponId], payableFen: 10_000 }
    const late = await atTill(shop, await aClerk(shop), member)
    expect(await late.askConfirm(sale)).toMatchObject({ ok: false })
    expect(await till.askConfirm(sale)).toMatchObject({ ok: true })
  })

  test('past midnight of the last day', async () => {
    const couponId = give(shop, member.memberId)
    shop.clock.freeze(couponOf(couponId).untilAt)
    const till = await atTill(shop, clerk, member)
    await till.preview({ amountFen: 12_000 })
    shop.clock.advance(2 * MINUTE_MS)
    const done = await till.confirm({ amountFen: 12_000, couponIds: [couponId], payableFen: 10_000 })
    expect(done.purchase.discountFen).toBe(2_000)
  })

  test('but not for another amount than the coupon asks for', async () => {
    const couponId = give(shop, member.memberId, { conditions: { minSpendFen: 10_000 } })
    const till = await atTill(shop, clerk, member)
    await till.preview({ amountFen: 12_000 })
    const reply = await till.askConfirm({ amountFen: 9_000, couponIds: [couponId], payableFen: 7_000 })
    expect(reply).toMatchObject(refusedAs('COUPON_NOT_USABLE', { rule: 'minSpend', missingFen: 1_000 }))
  })
})

describe('round trips', () => {
  test('a confirmation with one coupon costs 11, and one more when it reaches a tier', async () => {
    const coupons = [give(shop, member.memberId), give(shop, member.memberId), give(shop, member.memberId)]
    const [first = '', second = '', third = ''] = coupons
    await sell({ amountFen: 3_000, couponIds: [first], payableFen: 1_000 })
    const till = await atTill(shop, clerk, member)
    await till.preview({ amountFen: 3_000, couponIds: [second] })
    const sale = { amountFen: 3_000, couponIds: [second], payableFen: 1_000 }
    expect(await shop.roundTrips(() => till.confirm(sale))).toBe(ROUND_TRIPS.purchaseWithCoupon.is)
    const tier = await atTill(shop, clerk, member)
    await tier.preview({ amountFen: 32_000, couponIds: [third] })
    const before = shop.stats.last()
    await tier.confirm({ amountFen: 32_000, couponIds: [third], payableFen: 30_000 })
    // The gift is given after the purchase is committed, and is not part of its price.
    const actions = shop.stats.since(before).map(({ action }) => action)
    expect(actions.indexOf('database.commitTransaction') + 1).toBe(12)
  })

  test('a confirmation without coupons costs 8', async () => {
    await sell({ amountFen: 3_000, couponIds: [], payableFen: 3_000 })
    const till = await atTill(shop, clerk, member)
    expect(await shop.roundTrips(() => till.confirm({ amountFen: 3_000, payableFen: 3_000 }))).toBe(
      ROUND_TRIPS.purchase.is,
    )
  })
})

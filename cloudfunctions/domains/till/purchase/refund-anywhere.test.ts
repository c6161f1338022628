import type { BusinessDay } from '#shared/kernel/business-day'
import { aLine } from '#shared/loyalty/coupon/testing/a-coupon'
import { aClerk, aMember, EAST, WEST } from '../../people/staff/testing/shop-floor'
import { account, atTill, clerk, couponOf, give, member, openFloor, purchaseOf, refusedAs, shop } from './testing/till'

openFloor()

const DAY_MS = 86_400_000
const SOLD_ON = '2026-11-22' as BusinessDay

async function sell(amountFen: number, couponIds: string[], payableFen: number) {
  const till = await atTill(shop, clerk, member)
  await till.confirm({ amountFen, couponIds, payableFen })
  return till.requestId
}

describe('a purchase of another day', () => {
  const listOf = (day: string, storeId = EAST) => clerk.call('purchase.listOfDay', { storeId, day: day as BusinessDay })

  test('is listed with what a refund needs, and refunded from there', async () => {
    const couponId = give(shop, member.memberId)
    const purchaseId = await sell(10_000, [couponId], 8_000)
    shop.clock.advance(3 * DAY_MS)
    expect((await clerk.call('purchase.listToday', { storeId: EAST })).purchases).toEqual([])
    const { day, purchases, totalFen, nextBeforeAt } = await listOf(SOLD_ON)
    expect({ day, totalFen, nextBeforeAt }).toEqual({ day: SOLD_ON, totalFen: 8_000, nextBeforeAt: null })
    expect(purchases).toMatchObject([
      { purchaseId, undoUntilAt: null, isBack: false, goods: { totalFen: 10_000, backFen: 0, lines: null } },
    ])
    const goods = { kind: 'worth' as const, goodsFen: 2_500 }
    await clerk.call('purchase.refund', { purchaseId, goods, note: '退货' })
    expect((await listOf(SOLD_ON)).purchases[0]?.goods).toMatchObject({ backFen: 2_500 })
    await clerk.call('purchase.refund', { purchaseId, amountFen: 6_000, note: '退货' })
    expect(await listOf(SOLD_ON)).toMatchObject({ totalFen: 0, purchases: [{ isBack: true, goods: null }] })
  })

  test('with lines tells which units are still with the customer', async () => {
    const till = await atTill(shop, clerk, member)
    const lines = [aLine(3_000, { quantity: 2 }), aLine(4_000)]
    await till.confirm({ lines, deliveryFen: 500, payableFen: 10_500 })
    const units = { kind: 'units' as const, lines: [{ line: 0, quantity: 1 }], isDeliveryBack: true }
    await clerk.call('purchase.refund', { purchaseId: till.requestId, goods: units, note: '退货' })
    expect((await listOf(SOLD_ON)).purchases[0]?.goods).toMatchObject({
      lines: [
        { unitFen: 3_000, quantity: 2, backUnits: 1, discountFen: 0 },
        { unitFen: 4_000, quantity: 1, backUnits: 0 },
      ],
      deliveryFen: 0,
    })
  })

  test('is for clerks of the store, three months back, and not of tomorrow; every look is on record', async () => {
    const other = await aClerk(shop, { storeIds: [WEST] })
    expect(await other.ask('purchase.listOfDay', { storeId: EAST, day: SOLD_ON })).toMatchObject(
      refusedAs('WRONG_STORE'),
    )
    for (const day of ['2026-11-23', '2026-08-21']) {
      expect(await clerk.ask('purchase.listOfDay', { storeId: EAST, day: day as BusinessDay })).toMatchObject(
        refusedAs('PERIOD_NOT_POSSIBLE'),
      )
    }
    await listOf('2026-08-22')
    const query = { action: 'purchase.listOfDay', actor: clerk.memberId }
    expect(shop.database.find('audits', { query })).toHaveLength(1)
  })

  test('on a busy day comes on several pages, none lost and none twice', async () => {
    for (let number = 0; number < 205; number += 1) {
      const at = shop.clock.now() + Math.floor(number / 3)
      putPurchase(`p${String(number).padStart(3, '0')}`, at)
    }
    const seen: string[] = []
    let beforeAt: number | null = null
    do {
      const page: { purchases: { purchaseId: string }[]; nextBeforeAt: number | null } = await clerk.call(
        'purchase.listOfDay',
        { storeId: EAST, day: SOLD_ON, ...(beforeAt !== null && { beforeAt }) },
      )
      seen.push(...page.purchases.map(({ purchaseId }) => purchaseId))
      beforeAt = page.nextBeforeAt
    } while (beforeAt !== null)
    expect(seen).toHaveLength(205)
    expect(new Set(seen).size).toBe(205)
    for (const { _id } of shop.database.find('purchases')) shop.database.remove('purchases', String(_id))
  })

  function putPurchase(_id: string, at: number): void {
    const money = {
      amountFen: 100,
      discountFen: 0,
      couponCount: 0,
      basket: null,
      refundedFen: 0,
      refunds: [],
      isBack: false,
    }
    const fact = { _id, memberId: member.memberId, storeId: EAST, staffId: null, at, day: SOLD_ON, changedAt: at }
    const rest = {
      undone: null,
      pointsEarned: 0,
      growthEarned: 0,
      entryId: null,
      receiptNumber: null,
      source: 'import',
    }
    shop.database.put('purchases', { ...fact, ...money, ...rest } as never)
  }
})

describe('an operator', () => {
  test('refunds any purchase, by money and by goods, with a record of it; nobody else can', async () => {
    const couponId = give(shop, member.memberId)
    const purchaseId = await sell(10_000, [couponId], 8_000)
    shop.clock.advance(200 * DAY_MS)
    const requestId = shop.newRequestId()
    const part = { purchaseId, amountFen: 4_000, note: '补偿' }
    const first = await shop.ops('purchase.refundAsOperator', part, requestId)
    expect(first).toMatchObject({ moneyFen: 4_000, pointsTaken: 40, coupons: [] })
    expect(await shop.ops('purchase.refundAsOperator', part, requestId)).toEqual(first)
    const goods = { kind: 'worth' as const, goodsFen: 10_000 }
    const rest = await shop.ops('purchase.refundAsOperator', { purchaseId, goods, note: '退货' })
    expect(rest).toMatchObject({ moneyFen: 4_000, coupons: [{ couponId }] })
    expect(purchaseOf(purchaseId)).toMatchObject({ isBack: true, refunds: [{ staffId: null }, { staffId: null }] })
    expect(couponOf(couponId).redemption).toBeNull()
    expect(account()).toMatchObject({ points: { balance: 20, debt: 0 }, counters: { purchaseCount: 0, spentFen: 0 } })
    const records = shop.database.find('audits', { query: { action: 'purchase.refundAsOperator' } })
    expect(records).toMatchObject([
      { actor: 'console', subject: purchaseId },
      { actor: 'console', subject: purchaseId },
    ])
    expect(await clerk.ask('purchase.refundAsOperator' as never, part as never)).toMatchObject({ ok: false })
  })

  test('is refused what is too much, and what there is not', async () => {
    const purchaseId = await sell(1_000, [], 1_000)
    expect(await shop.askOps('purchase.refundAsOperator', { purchaseId, amountFen: 1_001, note: '退' })).toMatchObject(
      refusedAs('REFUND_TOO_LARGE', { leftFen: 1_000 }),
    )
    expect(
      await shop.askOps('purchase.refundAsOperator', { purchaseId: 'no', amountFen: 1, note: '退' }),
    ).toMatchObject(refusedAs('PURCHASE_NOT_FOUND'))
  })

  test('refunds what a file brought', async () => {
    const other = await aMember(shop)
    const reply = await clerk.call('purchase.record', { memberCode: other.code(), storeId: EAST, amountFen: 2_000 })
    const { purchaseId } = reply.purchase
    shop.database.put('purchases', { ...purchaseOf(purchaseId), staffId: null, source: 'import' } as never)
    await shop.ops('purchase.refundAsOperator', { purchaseId, amountFen: 2_000, note: '文件里的退款行' })
    expect(purchaseOf(purchaseId)).toMatchObject({ isBack: true, refundedFen: 2_000 })
  })
})

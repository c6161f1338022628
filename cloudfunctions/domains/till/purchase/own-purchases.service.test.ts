import { aLine } from '#shared/loyalty/coupon/testing/a-coupon'
import { ROUND_TRIPS } from '../../../testing/round-trips'
import { aMember, type Person } from '../../people/staff/testing/shop-floor'
import { atTill, clerk, give, member, openFloor, purchaseOf, refusedAs, shop } from './testing/till'

openFloor()

const list = (by: Person = member, beforeAt?: number) =>
  by.call('purchase.listMine', beforeAt === undefined ? {} : { beforeAt })
const receipt = (purchaseId: string, by: Person = member) => by.call('purchase.getMine', { purchaseId })

const longjing = (quantity: number) => ({ productKey: 'longjing', category: null, unitFen: 3_000, quantity })
const keepLongjing = (name: string) => shop.ops('product.save', { key: 'longjing', name, priceFen: 3_000 })

async function sell(amountFen: number, to: Person = member): Promise<string> {
  shop.clock.advance(60_000)
  const till = await atTill(shop, clerk, to)
  await till.confirm({ amountFen, payableFen: amountFen })
  return till.requestId
}

test('somebody who has bought nothing has an empty list', async () => {
  expect(await list()).toEqual({ purchases: [], nextBeforeAt: null })
})

test('a receipt names store, goods with their share of the coupon, what was saved and what it earned', async () => {
  const couponId = give(shop, member.memberId)
  const till = await atTill(shop, clerk, member)
  await keepLongjing('明前龙井')
  const lines = [longjing(2), aLine(4_000)]
  await till.confirm({ lines, deliveryFen: 500, couponIds: [couponId], payableFen: 8_500, receiptNumber: 'A-017' })
  const { purchaseId } = (await list()).purchases[0] ?? { purchaseId: '' }
  expect(await receipt(purchaseId)).toEqual({
    purchaseId,
    storeName: '常来茶铺',
    at: shop.clock.now(),
    isDayOnly: false,
    amountFen: 8_500,
    refundedFen: 0,
    savedFen: 2_000,
    pointsEarned: 85,
    isBack: false,
    isUndone: false,
    receiptNumber: 'A-017',
    totalFen: 10_500,
    discountFen: 2_000,
    deliveryFen: 500,
    tipFen: 0,
    deliveryDiscountFen: 0,
    lines: [
      { name: '明前龙井', unitFen: 3_000, quantity: 2, discountFen: 1_200, backUnits: 0 },
      { name: null, unitFen: 4_000, quantity: 1, discountFen: 800, backUnits: 0 },
    ],
    coupons: [{ title: '满减券', discountFen: 2_000, gift: null, valueFen: null }],
    benefits: [],
    growthEarned: 85,
    tierReached: null,
    refunds: [],
  })
  expect((await list()).purchases).toMatchObject([
    { amountFen: 8_500, savedFen: 2_000, goodsName: '明前龙井', goodsCount: 3 },
  ])
})

test('the name that the goods had when they were sold stays on the receipt', async () => {
  await keepLongjing('明前龙井')
  const till = await atTill(shop, clerk, member)
  await till.confirm({ lines: [longjing(1)], payableFen: 3_000 })
  await keepLongjing('雨前龙井')
  expect((await receipt(till.requestId)).lines).toMatchObject([{ name: '明前龙井' }])
})

test('a refund says what came back, and undoing takes all of it', async () => {
  const partly = await sell(10_000)
  await clerk.call('purchase.refund', { purchaseId: partly, amountFen: 4_000, note: '退货' })
  expect(await receipt(partly)).toMatchObject({
    amountFen: 10_000,
    refundedFen: 4_000,
    isBack: false,
    refunds: [{ amountFen: 4_000, pointsTaken: 40, growthTaken: 40, debtAfter: 0, coupons: [] }],
  })
  const couponId = give(shop, member.memberId)
  const till = await atTill(shop, clerk, member)
  await till.confirm({ amountFen: 10_000, couponIds: [couponId], payableFen: 8_000 })
  await clerk.call('purchase.undo', { purchaseId: till.requestId })
  expect(await receipt(till.requestId)).toMatchObject({
    isUndone: true,
    isBack: true,
    savedFen: 0,
    refunds: [{ amountFen: 8_000, coupons: [{ title: '满减券', status: 'available' }] }],
  })
})

test('nobody sees what somebody else bought, and nobody is told that there is such a purchase', async () => {
  const other = await aMember(shop)
  const purchaseId = await sell(10_000)
  expect((await list(other)).purchases).toEqual([])
  expect(await other.ask('purchase.getMine', { purchaseId })).toMatchObject(refusedAs('PURCHASE_NOT_FOUND'))
  expect(await other.ask('purchase.getMine', { purchaseId: 'nothing' })).toMatchObject(refusedAs('PURCHASE_NOT_FOUND'))
})

test('what a merged record bought is the person’s, until the merge is undone', async () => {
  const other = await aMember(shop)
  const purchaseId = await sell(10_000, other)
  await shop.ops('member.merge', { from: other.memberId, into: member.memberId, note: '同一人' })
  expect((await list()).purchases).toMatchObject([{ purchaseId }])
  expect(await receipt(purchaseId)).toMatchObject({ amountFen: 10_000 })
  await shop.ops('member.unmerge', { from: other.memberId, note: '弄错了' })
  expect((await list()).purchases).toEqual([])
  expect(await member.ask('purchase.getMine', { purchaseId })).toMatchObject(refusedAs('PURCHASE_NOT_FOUND'))
})

test('whoever has left sees nothing, also after coming back', async () => {
  const purchaseId = await sell(10_000)
  await member.call('member.close', { confirm: '注销' })
  expect(await member.ask('purchase.listMine', {})).toMatchObject({ ok: false })
  expect(await member.ask('purchase.getMine', { purchaseId })).toMatchObject({ ok: false })
  await member.call('home.open', {})
  expect((await list()).purchases).toEqual([])
  expect(await member.ask('purchase.getMine', { purchaseId })).toMatchObject(refusedAs('PURCHASE_NOT_FOUND'))
})

test('pages follow each other, none lost and none twice, also where a file knows only days', async () => {
  const sold = purchaseOf(await sell(1_000))
  for (let number = 0; number < 64; number += 1) {
    const at = sold.at - 1 - Math.floor(number / 3)
    shop.database.put('purchases', { ...sold, _id: `f${String(number).padStart(3, '0')}`, at, source: 'import' })
  }
  const seen: string[] = []
  let page = await list()
  for (;;) {
    seen.push(...page.purchases.map(({ purchaseId }) => purchaseId))
    expect(page.purchases.length).toBeLessThanOrEqual(20)
    if (page.nextBeforeAt === null) break
    page = await list(member, page.nextBeforeAt)
  }
  expect(new Set(seen).size).toBe(65)
  expect(seen).toHaveLength(65)
  // Nobody made them, so the books would not balance.
  shop.reset()
})

test('the ledger leads to the purchase that brought or took points', async () => {
  const purchaseId = await sell(10_000)
  await clerk.call('purchase.refund', { purchaseId, amountFen: 4_000, note: '退货' })
  const { entries } = await member.call('points.listEntries', {})
  expect(entries.map((entry) => entry.purchaseId)).toEqual([purchaseId, purchaseId, null])
})

test('who calls, whose records, the page; who calls, the purchase', async () => {
  const purchaseId = await sell(10_000)
  expect(await shop.roundTrips(() => list())).toBe(ROUND_TRIPS.ownPurchases.is)
  expect(await shop.roundTrips(() => receipt(purchaseId))).toBe(ROUND_TRIPS.ownReceipt.is)
})

import { percentOff } from '#shared/loyalty/coupon/testing/a-coupon'
import { atTill, clerk, give, member, openFloor, purchaseOf, refusedAs, shop } from './testing/till'

// Goods of the catalogue at the till: its price and its category count, and what was sold stays as it was sold.

openFloor()
beforeEach(async () => {
  await shop.ops('product.save', { key: 'tea', name: '茉莉花茶', category: '茶', priceFen: 3000 })
  await shop.ops('product.save', { key: 'bun', name: '桂花糕', category: '点心', priceFen: 1000 })
})

const twoTeasAndABun = [
  { productKey: 'tea', quantity: 2 },
  { productKey: 'bun', quantity: 1 },
]

test('goods cost what the catalogue says, and the purchase keeps their names', async () => {
  const till = await atTill(shop, clerk, member)
  expect((await till.preview({ lines: twoTeasAndABun })).quote).toMatchObject({ totalFen: 7000, payableFen: 7000 })
  await till.confirm({ lines: twoTeasAndABun, payableFen: 7000 })
  await shop.ops('product.save', { key: 'tea', name: '花茶', priceFen: 9900 })
  expect(purchaseOf(till.requestId).basket?.lines).toMatchObject([
    { productKey: 'tea', name: '茉莉花茶', category: '茶', unitFen: 3000, quantity: 2 },
    { productKey: 'bun', name: '桂花糕', category: '点心', unitFen: 1000, quantity: 1 },
  ])
})

test('a coupon for a category takes off these goods only', async () => {
  const couponId = give(shop, member.memberId, { offer: percentOff(50), conditions: { categories: ['点心'] } })
  const till = await atTill(shop, clerk, member)
  const { quote, coupons } = await till.preview({ lines: twoTeasAndABun })
  expect(coupons).toMatchObject([{ outcome: 'usable', isChosen: true }])
  expect(quote).toMatchObject({ discountFen: 500, payableFen: 6500 })
  await till.confirm({ lines: twoTeasAndABun, couponIds: [couponId], payableFen: 6500 })
  expect(purchaseOf(till.requestId).basket?.lines?.map(({ discountFen }) => discountFen)).toEqual([0, 500])
})

test('a price that changed after the preview is shown before anybody pays it', async () => {
  const till = await atTill(shop, clerk, member)
  await till.preview({ lines: twoTeasAndABun })
  await shop.ops('product.save', { key: 'tea', name: '茉莉花茶', priceFen: 3100 })
  const reply = await till.askConfirm({ lines: twoTeasAndABun, payableFen: 7000 })
  expect(reply).toMatchObject(refusedAs('QUOTE_CHANGED', { payableFen: 7200 }))
})

test('a lost reply is answered though the price is another by now, or the product off sale', async () => {
  const till = await atTill(shop, clerk, member)
  const first = await till.confirm({ lines: twoTeasAndABun, payableFen: 7000 })
  await shop.ops('product.save', { key: 'tea', name: '茉莉花茶', priceFen: 3100 })
  expect(await till.confirm({ lines: twoTeasAndABun, payableFen: 7000 })).toEqual(first)
  await shop.ops('product.takeOffSale', { key: 'bun' })
  expect(await till.confirm({ lines: twoTeasAndABun, payableFen: 7000 })).toEqual(first)
  expect(shop.database.count('purchases')).toBe(1)
})

test.each([
  ['a price that a clerk made', [{ productKey: 'tea', unitFen: 1, quantity: 1 }], 'PRODUCT_PRICE_DIFFERS'],
  ['a product that is not there', [{ productKey: 'x', quantity: 1 }], 'PRODUCT_NOT_ON_SALE'],
  ['something without key and price', [{ name: '袋子', quantity: 1 }], 'INVALID_INPUT'],
])('%s is refused', async (_what, lines, code) => {
  const till = await atTill(shop, clerk, member)
  expect(await till.askPreview({ lines })).toMatchObject(refusedAs(code))
  expect(await till.askConfirm({ lines, payableFen: 1 })).toMatchObject(refusedAs(code))
})

test('the tills’ keys begin with what customers took most, and kept', async () => {
  const sell = async (productKey: string, quantity: number, payableFen: number) => {
    const till = await atTill(shop, clerk, member)
    return (await till.confirm({ lines: [{ productKey, quantity }], payableFen })).purchase.purchaseId
  }
  const keys = async () => (await clerk.call('product.listForTill', {})).products?.map(({ key }) => key)
  await sell('tea', 2, 6000)
  const taken = await sell('bun', 3, 3000)
  expect(await keys()).toEqual(['bun', 'tea'])
  const { revision } = await clerk.call('product.listForTill', {})
  const goods = { kind: 'units' as const, lines: [{ line: 0, quantity: 2 }] }
  await clerk.call('purchase.refund', { purchaseId: taken, goods, note: '退货' })
  shop.clock.advance(86_400_000)
  expect(await shop.ops('job.run', { job: 'count-sold-goods' })).toMatchObject({ status: 'done' })
  expect(await keys()).toEqual(['tea', 'bun'])
  expect((await clerk.call('product.listForTill', { revision })).products).not.toBeNull()
  // Run again on the same day it counts nothing twice.
  const counted = shop.database.get('catalogue', 'sold')
  await shop.ops('job.run', { job: 'count-sold-goods' })
  expect(shop.database.get('catalogue', 'sold')).toEqual(counted)
})

test('other things may stand beside goods, with their own price', async () => {
  const till = await atTill(shop, clerk, member)
  const lines = [
    { productKey: 'bun', quantity: 1 },
    { name: '代购礼盒', unitFen: 5000, quantity: 1 },
  ]
  await till.confirm({ lines, payableFen: 6000 })
  expect(purchaseOf(till.requestId).basket?.lines?.[1]).toMatchObject({ productKey: null, name: '代购礼盒' })
})

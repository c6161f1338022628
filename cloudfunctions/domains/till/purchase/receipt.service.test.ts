import { ROUND_TRIPS } from '../../../testing/round-trips'
import { aMember, EAST } from '../../people/staff/testing/shop-floor'
import { atTill, clerk, give, member, openFloor, shop } from './testing/till'

openFloor()

const ask = (afterAt: number, by = member) => by.call('purchase.getReceipt', { afterAt })

test('the member sees what was just recorded: paid, saved and earned', async () => {
  const openedAt = shop.clock.now()
  expect(await ask(openedAt)).toEqual({ now: openedAt, receipt: null })
  shop.clock.advance(5_000)
  const couponId = give(shop, member.memberId)
  const till = await atTill(shop, clerk, member)
  await till.confirm({ amountFen: 10_000, couponIds: [couponId], payableFen: 8_000 })
  expect(await ask(openedAt)).toEqual({
    now: openedAt + 5_000,
    receipt: {
      purchaseId: till.requestId,
      storeName: '常来茶铺',
      amountFen: 8_000,
      discountFen: 2_000,
      coupons: [{ title: '满减券', discountFen: 2_000, gift: null, valueFen: null }],
      benefits: [],
      pointsEarned: 80,
      growthEarned: 80,
      balance: 100,
      tierReached: null,
      at: openedAt + 5_000,
    },
  })
})

test('nothing of before, of others, of what was taken back, or of a preview', async () => {
  const other = await aMember(shop)
  const till = await atTill(shop, clerk, member)
  await till.preview({ amountFen: 10_000 })
  expect((await ask(0)).receipt).toBeNull()
  await till.confirm({ amountFen: 10_000, payableFen: 10_000 })
  expect((await ask(shop.clock.now())).receipt).toBeNull()
  expect((await ask(0, other)).receipt).toBeNull()
  expect((await ask(0)).receipt).toMatchObject({ amountFen: 10_000 })
  await clerk.call('purchase.undo', { purchaseId: till.requestId })
  expect((await ask(0)).receipt).toBeNull()
})

test('a tier that was reached is named, and asking costs two round trips', async () => {
  await clerk.call('purchase.record', { memberCode: member.code(), storeId: EAST, amountFen: 30_000 })
  expect((await ask(0)).receipt).toMatchObject({ tierReached: '翡翠' })
  expect(await shop.roundTrips(() => ask(0))).toBe(ROUND_TRIPS.receipt.is)
})

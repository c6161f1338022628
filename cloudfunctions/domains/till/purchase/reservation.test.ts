import { percentOff } from '#shared/loyalty/coupon/testing/a-coupon'
import { ROUND_TRIPS } from '../../../testing/round-trips'
import { aClerk, aMember, EAST } from '../../people/staff/testing/shop-floor'
import { atTill, clerk, couponOf, give, historyOf, member, openFloor, refusedAs, shop } from './testing/till'

openFloor()

const MINUTE_MS = 60_000

describe('a reservation', () => {
  test('keeps other tills away, and says until when', async () => {
    const couponId = give(shop, member.memberId)
    const first = await atTill(shop, clerk, member)
    const { lockedUntilAt } = await first.preview({ amountFen: 5_000 })
    const second = await atTill(shop, await aClerk(shop), member)
    const reply = await second.askPreview({ amountFen: 5_000, couponIds: [couponId] })
    expect(reply).toMatchObject(refusedAs('COUPON_LOCKED', { couponId, untilAt: lockedUntilAt }))
    expect((await second.preview({ amountFen: 5_000 })).quote).toMatchObject({ discountFen: 0 })
  })

  test('lapses by itself, and the next till takes it with both in its history', async () => {
    const couponId = give(shop, member.memberId)
    await (await atTill(shop, clerk, member)).preview({ amountFen: 5_000 })
    shop.clock.advance(5 * MINUTE_MS + 1)
    const second = await atTill(shop, await aClerk(shop), member)
    expect((await second.preview({ amountFen: 5_000 })).quote).toMatchObject({ discountFen: 2_000 })
    expect((await historyOf(couponId)).map(({ change }) => change)).toEqual(['issued', 'locked', 'locked'])
    expect(couponOf(couponId).lock).toMatchObject({ requestId: second.requestId })
  })

  test('is freed at once when the customer decides otherwise', async () => {
    const couponId = give(shop, member.memberId)
    const till = await atTill(shop, clerk, member)
    await till.preview({ amountFen: 5_000 })
    expect(await till.cancel([couponId])).toEqual({ isFree: true })
    expect(await till.cancel([couponId])).toEqual({ isFree: true })
    expect(couponOf(couponId)).toMatchObject({ status: 'available', lock: null, seq: 3 })
  })

  test('is nobody else’s to free', async () => {
    const couponId = give(shop, member.memberId)
    await (await atTill(shop, clerk, member)).preview({ amountFen: 5_000 })
    const other = await aClerk(shop)
    expect(await other.call('purchase.cancelPreview', { couponIds: [couponId] })).toEqual({ isFree: true })
    expect(couponOf(couponId).status).toBe('locked')
  })

  test('asked for by five tills at once, one has it', async () => {
    const couponId = give(shop, member.memberId)
    const tills = []
    for (let count = 0; count < 5; count += 1) tills.push(await atTill(shop, await aClerk(shop), member))
    const replies = await Promise.all(tills.map((till) => till.askPreview({ amountFen: 5_000, couponIds: [couponId] })))
    expect(replies.filter(({ ok }) => ok)).toHaveLength(1)
    for (const reply of replies) if (!reply.ok) expect(reply.error.code).toBe('COUPON_LOCKED')
    expect(couponOf(couponId).seq).toBe(2)
  })
})

describe('round trips on a warm instance', () => {
  test('a scanned code costs 6, with its look on record', async () => {
    give(shop, member.memberId)
    const scan = () => clerk.call('purchase.preview', { memberCode: member.code(), storeId: EAST })
    await scan()
    expect(await shop.roundTrips(scan)).toBe(ROUND_TRIPS.previewScanned.is)
  })

  test('an amount with a coupon reserved costs 5, and one more for a second coupon', async () => {
    give(shop, member.memberId)
    give(shop, member.memberId, { offer: percentOff(10), stacking: { group: 'other' } }, 'tenth')
    const warm = await atTill(shop, clerk, member)
    await warm.preview({ amountFen: 5_000 })
    await warm.cancel(shop.database.find('coupons').map(({ _id }) => String(_id)))
    const till = await atTill(shop, clerk, member)
    const couponIds = shop.database.find('coupons').map(({ _id }) => String(_id))
    expect(await shop.roundTrips(() => till.preview({ amountFen: 5_000, couponIds: couponIds.slice(0, 1) }))).toBe(
      ROUND_TRIPS.previewReserving.is,
    )
    const other = await atTill(shop, clerk, await aMember(shop))
    expect(await shop.roundTrips(() => other.preview({ amountFen: 5_000 }))).toBe(4)
    await till.cancel(couponIds)
    const both = await atTill(shop, clerk, member)
    expect(await shop.roundTrips(() => both.preview({ amountFen: 5_000, couponIds }))).toBe(
      ROUND_TRIPS.previewReservingTwo.is,
    )
  })
})

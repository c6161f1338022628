import { aClerk, EAST } from '../../people/staff/testing/shop-floor'
import { account, atTill, clerk, couponOf, give, member, openFloor, refusedAs, shop } from './testing/till'

openFloor()

const MINUTE_MS = 60_000
const HOUR_MS = 3_600_000

/** The coupon is in the basket, the clerk has shown the amount, the customer pays. */
async function sell(fields: { amountFen: number; couponIds: string[]; payableFen: number }) {
  const till = await atTill(shop, clerk, member)
  const { amountFen, couponIds } = fields
  await till.preview({ amountFen, couponIds })
  return { till, done: await till.confirm(fields) }
}

describe('once and only once', () => {
  test('the same confirmation sent ten times at once is one purchase', async () => {
    const couponId = give(shop, member.memberId)
    const till = await atTill(shop, clerk, member)
    await till.preview({ amountFen: 12_000 })
    const sale = { amountFen: 12_000, couponIds: [couponId], payableFen: 10_000 }
    const replies = await Promise.all(Array.from({ length: 10 }, () => till.askConfirm(sale)))
    const told = replies.flatMap((reply) => (reply.ok ? [JSON.stringify(reply.data)] : []))
    expect(told.length).toBeGreaterThan(0)
    expect(new Set(told).size).toBe(1)
    for (const reply of replies) if (!reply.ok) expect(reply.error.code).toBe('BUSY')
    expect(shop.database.count('purchases')).toBe(1)
    expect(account().points.balance).toBe(120)
  })

  test('a lost reply is told again, hours later and after other purchases', async () => {
    const couponId = give(shop, member.memberId)
    const sale = { amountFen: 12_000, couponIds: [couponId], payableFen: 10_000 }
    const { till, done } = await sell(sale)
    shop.clock.advance(MINUTE_MS)
    await sell({ amountFen: 700, couponIds: [], payableFen: 700 })
    shop.clock.advance(3 * HOUR_MS)
    expect(await till.confirm(sale)).toEqual(done)
    expect(shop.database.count('purchases')).toBe(2)
  })

  test('the request used again for something else is refused by name', async () => {
    const sale = { amountFen: 12_000, couponIds: [], payableFen: 12_000 }
    const { till } = await sell(sale)
    for (const other of [
      { ...sale, amountFen: 11_999, payableFen: 11_999 },
      { ...sale, couponIds: [give(shop, member.memberId)], payableFen: 10_000 },
    ]) {
      expect(await till.askConfirm(other)).toMatchObject(refusedAs('PURCHASE_DIFFERS'))
    }
    expect(shop.database.count('purchases')).toBe(1)
  })

  test('one coupon at five tills at once: one success and four clear refusals', async () => {
    const couponId = give(shop, member.memberId)
    const tills = []
    for (let count = 0; count < 5; count += 1) {
      tills.push(await atTill(shop, await aClerk(shop), member))
      // Each clerk has scanned another code of the member, so that only the coupon can stop them.
      shop.clock.advance(30_000)
    }
    const sale = { amountFen: 12_000, couponIds: [couponId], payableFen: 10_000 }
    const replies = await Promise.all(tills.map((till) => till.askConfirm(sale)))
    expect(replies.filter(({ ok }) => ok)).toHaveLength(1)
    const refusals = replies.flatMap((reply) => (reply.ok ? [] : [reply.error.code]))
    expect(refusals).toHaveLength(4)
    for (const code of refusals) expect(['COUPON_ALREADY_REDEEMED', 'SHOWN_CODE_USED', 'BUSY']).toContain(code)
    // Whoever was told "busy" asks once more, and hears the reason.
    const again = await Promise.all(tills.map((till) => till.askConfirm(sale)))
    expect(again.filter(({ ok }) => ok)).toHaveLength(1)
    for (const reply of again) {
      if (!reply.ok) expect(['COUPON_ALREADY_REDEEMED', 'SHOWN_CODE_USED']).toContain(reply.error.code)
    }
    expect(shop.database.count('purchases')).toBe(1)
  })

  test('tills one after the other hear when it was used', async () => {
    const couponId = give(shop, member.memberId)
    await sell({ amountFen: 12_000, couponIds: [couponId], payableFen: 10_000 })
    shop.clock.advance(MINUTE_MS)
    const later = await atTill(shop, await aClerk(shop), member)
    const reply = await later.askConfirm({ amountFen: 12_000, couponIds: [couponId], payableFen: 10_000 })
    expect(reply).toMatchObject(
      refusedAs('COUPON_ALREADY_REDEEMED', { at: shop.clock.now() - MINUTE_MS, storeId: EAST }),
    )
  })

  test('a receipt is recorded once, whoever scans it', async () => {
    const couponId = give(shop, member.memberId)
    const sale = { amountFen: 12_000, couponIds: [couponId], payableFen: 10_000, receiptNumber: 'R-1' }
    const done = await (await atTill(shop, clerk, member)).confirm(sale)
    shop.clock.advance(MINUTE_MS)
    const other = await atTill(shop, await aClerk(shop), member)
    expect(await other.confirm(sale)).toEqual(done)
    expect(await other.askConfirm({ ...sale, couponIds: [], payableFen: 12_000 })).toMatchObject(
      refusedAs('PURCHASE_DIFFERS'),
    )
    expect(account().counters.purchaseCount).toBe(1)
  })

  test('a confirmation that failed leaves the coupon reserved, and then free', async () => {
    const couponId = give(shop, member.memberId)
    const till = await atTill(shop, clerk, member)
    await till.preview({ amountFen: 12_000 })
    shop.faults.add({ kind: 'error', match: { action: 'database.commitTransaction' }, nth: 1, times: 1 })
    const sale = { amountFen: 12_000, couponIds: [couponId], payableFen: 10_000 }
    expect(await till.askConfirm(sale)).toMatchObject({ ok: false })
    shop.faults.clear()
    expect(couponOf(couponId).status).toBe('locked')
    shop.clock.advance(5 * MINUTE_MS + 1)
    const other = await atTill(shop, await aClerk(shop), member)
    expect((await other.preview({ amountFen: 12_000 })).quote).toMatchObject({ discountFen: 2_000 })
  })

  test('a reservation that lapsed while the clerk counted still confirms, if nobody took the coupon', async () => {
    const couponId = give(shop, member.memberId)
    const till = await atTill(shop, clerk, member)
    await till.preview({ amountFen: 12_000 })
    shop.clock.advance(6 * MINUTE_MS)
    const done = await till.confirm({ amountFen: 12_000, couponIds: [couponId], payableFen: 10_000 })
    expect(done.purchase.discountFen).toBe(2_000)
  })

  test('a reservation that lapsed and was taken by another till is refused', async () => {
    const couponId = give(shop, member.memberId)
    const till = await atTill(shop, clerk, member)
    await till.preview({ amountFen: 12_000 })
    shop.clock.advance(5 * MINUTE_MS + 1)
    const other = await atTill(shop, await aClerk(shop), member)
    await other.preview({ amountFen: 12_000 })
    const sale = { amountFen: 12_000, couponIds: [couponId], payableFen: 10_000 }
    expect(await till.askConfirm(sale)).toMatchObject(refusedAs('COUPON_LOCKED'))
    expect(await other.askConfirm(sale)).toMatchObject({ ok: true })
  })
})

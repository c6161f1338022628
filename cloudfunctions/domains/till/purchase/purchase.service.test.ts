import { aClerk, EAST, WEST } from '../../people/staff/testing/shop-floor'
import { account, clerk, member, openFloor, purchaseOf, shop } from './testing/till'

openFloor()

const DAY_MS = 86_400_000

const sale = (fields: { amountFen?: number; storeId?: string; receiptNumber?: string; memberCode?: string } = {}) => ({
  memberCode: member.code(),
  storeId: EAST,
  amountFen: 10_000,
  ...fields,
})
const record = (fields: Parameters<typeof sale>[0] = {}, requestId?: string) =>
  clerk.call('purchase.record', sale(fields), requestId)

describe('a purchase', () => {
  test('earns points and growth, and is counted', async () => {
    const requestId = shop.newRequestId()
    const done = await record({ amountFen: 12_345 }, requestId)
    expect(done).toEqual({
      purchase: {
        purchaseId: requestId,
        storeId: EAST,
        amountFen: 12_345,
        discountFen: 0,
        coupons: [],
        benefits: [],
        isUndone: false,
        refundedFen: 0,
        pointsEarned: 123,
        growthEarned: 123,
        at: shop.clock.now(),
        receiptNumber: null,
      },
      balance: 143,
      growth: 123,
      tierReached: null,
      undoUntilAt: shop.clock.now() + 15 * 60_000,
    })
    expect(account().counters).toMatchObject({
      purchaseCount: 1,
      spentFen: 12_345,
      lastPurchaseAt: shop.clock.now(),
    })
    expect(shop.database.get('entries', `purchase:${requestId}`)).toMatchObject({
      reason: 'purchase',
      storeId: EAST,
      staffId: clerk.memberId,
      points: { delta: 123 },
      growth: { delta: 123 },
    })
  })

  test('raises the tier at once, and the multiplier counts from the next one on', async () => {
    const first = await record({ amountFen: 30_000 })
    expect(first).toMatchObject({ tierReached: { key: 'jade', name: '翡翠' }, purchase: { pointsEarned: 300 } })
    const second = await record({ amountFen: 10_000 })
    expect(second).toMatchObject({ tierReached: null, purchase: { pointsEarned: 110, growthEarned: 100 } })
    expect(purchaseOf(second.purchase.purchaseId)).toMatchObject({ multiplierPercent: 110 })
  })

  test('over several tiers reaches the highest, with the gift of each', async () => {
    const done = await record({ amountFen: 400_000 })
    expect(done.tierReached).toEqual({ key: 'ink', name: '墨金' })
    expect(shop.database.count('entries', { reason: 'tier-gift' })).toBe(3)
  })

  test('of one fen earns nothing and is recorded and counted', async () => {
    const { purchase } = await record({ amountFen: 1 })
    expect(purchaseOf(purchase.purchaseId)).toMatchObject({ pointsEarned: 0, growthEarned: 0, entryId: null })
    expect(account().counters).toMatchObject({ purchaseCount: 1, spentFen: 1 })
  })

  test('the same request again, as after a lost reply, is recorded once and told the same', async () => {
    const requestId = shop.newRequestId()
    const first = await record({ amountFen: 30_000 }, requestId)
    await record()
    shop.clock.advance(DAY_MS)
    expect(await record({ amountFen: 30_000 }, requestId)).toEqual(first)
    expect(shop.database.count('purchases')).toBe(2)
  })

  test('rapid clicks in parallel with one request id record one purchase', async () => {
    const requestId = shop.newRequestId()
    const replies = await Promise.all(Array.from({ length: 10 }, () => clerk.ask('purchase.record', sale(), requestId)))
    const told = replies.flatMap((reply) => (reply.ok ? [JSON.stringify(reply.data)] : []))
    expect(new Set(told).size).toBe(1)
    expect(replies.every((reply) => reply.ok || reply.error.code === 'BUSY')).toBe(true)
    expect(shop.database.count('purchases')).toBe(1)
    expect(account().counters.purchaseCount).toBe(1)
  })

  test('a request id reused for another amount is refused, and nothing changes', async () => {
    const requestId = shop.newRequestId()
    await record({}, requestId)
    const before = shop.database.dump()
    expect(await clerk.ask('purchase.record', sale({ amountFen: 10_001 }), requestId)).toMatchObject({
      error: { code: 'PURCHASE_DIFFERS' },
    })
    expect(shop.database.dump()).toEqual(before)
  })

  test('a receipt is recorded once, whoever scans it and with whichever request', async () => {
    const first = await record({ receiptNumber: 'R-1' })
    expect(first.purchase.purchaseId).toBe(`${EAST}:R-1`)
    const other = await aClerk(shop)
    expect(await other.call('purchase.record', sale({ receiptNumber: 'R-1' }))).toEqual(first)
    expect(account().counters.purchaseCount).toBe(1)
  })

  test.each([
    ['another amount', () => sale({ receiptNumber: 'R-1', amountFen: 9_999 })],
    ['another member', () => sale({ receiptNumber: 'R-1', memberCode: clerk.code() })],
  ])('a receipt that comes again with %s is refused', async (_what, again) => {
    await record({ receiptNumber: 'R-1' })
    expect(await clerk.ask('purchase.record', again())).toMatchObject({ error: { code: 'PURCHASE_DIFFERS' } })
    expect(shop.database.count('purchases')).toBe(1)
  })

  test('the same receipt number at another store is another purchase', async () => {
    const chief = await aClerk(shop, { role: 'headquarters', storeIds: [] })
    await chief.call('purchase.record', sale({ receiptNumber: 'R-1' }))
    await chief.call('purchase.record', sale({ receiptNumber: 'R-1', storeId: WEST }))
    expect(account().counters.purchaseCount).toBe(2)
  })

  test('staff of another store, and members, cannot record one', async () => {
    const before = shop.database.dump()
    expect(await clerk.ask('purchase.record', sale({ storeId: WEST }))).toMatchObject({
      error: { code: 'WRONG_STORE' },
    })
    expect(await member.ask('purchase.record', sale())).toMatchObject({ error: { code: 'NOT_ALLOWED' } })
    expect(shop.database.dump()).toEqual(before)
  })

  test.each([0, -1, 1.5, Number.NaN, 1e21, 100_000_001, '100', null])(
    'an amount of %p is refused and changes nothing',
    async (amountFen) => {
      const before = shop.database.dump()
      const reply = await clerk.ask('purchase.record', sale({ amountFen: amountFen as number }))
      expect(reply).toMatchObject({ error: { code: 'INVALID_INPUT' } })
      expect(shop.database.dump()).toEqual(before)
    },
  )

  test('a code that nobody was shown, or of somebody who left, is refused', async () => {
    const none = sale({ memberCode: '00000000000000' })
    expect(await clerk.ask('purchase.record', none)).toMatchObject({ error: { code: 'SHOWN_CODE_WRONG' } })
    const ofMember = sale()
    await member.call('member.close', { confirm: '注销' })
    expect(await clerk.ask('purchase.record', ofMember)).toMatchObject({ error: { code: 'MEMBER_CLOSED' } })
  })

  test('parallel purchases of one member all count, and every balance follows the one before', async () => {
    const requests = Array.from({ length: 12 }, () => shop.newRequestId())
    const pending = new Set(requests)
    // Whoever is told “busy”, or that the code is used up, sends the same request again with the member's next code.
    for (let round = 0; round < 20 && pending.size > 0; round += 1) {
      const replies = await Promise.all(
        [...pending].map(async (id) => ({
          id,
          reply: await clerk.ask('purchase.record', sale({ amountFen: 100 }), id),
        })),
      )
      for (const { id, reply } of replies) {
        if (reply.ok) pending.delete(id)
        else expect(['BUSY', 'SHOWN_CODE_USED']).toContain(reply.error.code)
      }
      shop.clock.advance(30_000)
    }
    expect(account()).toMatchObject({ points: { balance: 32 }, counters: { purchaseCount: 12, spentFen: 1200 } })
  })

  test('conflicts are tried again, and the purchase is recorded once', async () => {
    shop.faults.add({ kind: 'conflict', match: { writes: true }, nth: 1, times: 3 })
    await record()
    expect(shop.database.count('purchases')).toBe(1)
  })

  test('costs 8 round trips with authorization, and one more when it tells that a tier was reached', async () => {
    await record()
    expect(await shop.roundTrips(() => record())).toBe(8)
    const before = shop.stats.last()
    await record({ amountFen: 25_000 })
    // The gift is given after the purchase is committed, and is not part of its price.
    const actions = shop.stats.since(before).map(({ action }) => action)
    expect(actions.indexOf('database.commitTransaction') + 1).toBe(9)
  })
})

import type { Account } from '#shared/ledger/account/account'
import { aLine } from '#shared/loyalty/coupon/testing/a-coupon'
import type { Purchase } from '#shared/till/purchase/purchase'
import { auditShop } from '../../../testing/audit-shop'
import { openShop, type Shop } from '../../../testing/shop'
import { aTillKey, type TillHand, tillWith } from '../../../testing/till-hand'
import { aClerk, aMember, EAST, openStores, type Person, WEST } from '../../people/staff/testing/shop-floor'
import { give } from '../purchase/testing/till'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

let shop: Shop
let till: TillHand
let clerk: Person
let member: Person
beforeAll(async () => {
  shop = await openShop()
})
beforeEach(async () => {
  shop.reset()
  await openStores(shop)
  clerk = await aClerk(shop)
  member = await aMember(shop)
  till = tillWith(shop, await aTillKey(shop))
})
afterEach(() => expect(auditShop(shop)).toEqual([]))
afterAll(() => shop.close())

const purchaseOf = (number: string) => shop.database.get('purchases', `${EAST}:${number}`) as unknown as Purchase
const accountOf = ({ memberId }: Person) => shop.database.get('accounts', memberId) as unknown as Account
const refusedAs = (code: string) => ({ ok: false, error: { code } })
const aSale = (number: string, amountFen = 5_000) => ({
  number,
  memberCode: member.code(),
  amountFen,
  payableFen: amountFen,
})

describe('a sale at a till', () => {
  test('is one of a clerk’s phone in all but who recorded it', async () => {
    const { purchase, changed, balance } = await till.call('till-wire.sell', aSale('R-1', 12_000))
    expect(purchase).toMatchObject({ number: 'R-1', amountFen: 12_000, pointsEarned: 120, soldAt: shop.clock.now() })
    expect({ changed, balance }).toEqual({ changed: [], balance: accountOf(member).points.balance })
    expect(purchaseOf('R-1')).toMatchObject({ staffId: `till:${EAST}`, storeId: EAST, memberId: member.memberId })
    const { clerks, purchases } = await clerk.call('purchase.listToday', { storeId: EAST })
    expect({ clerks, purchases }).toMatchObject({
      clerks: [{ clerkName: '收银机' }],
      purchases: [{ clerkName: '收银机' }],
    })
  })

  test('looks a member up, shows the coupons, reserves the chosen one and redeems it', async () => {
    const couponId = give(shop, member.memberId)
    const { member: seen } = await till.call('till-wire.lookUp', { memberCode: member.code() })
    expect(seen).toMatchObject({ memberNumber: member.memberCode, points: accountOf(member).points.balance })
    const order = { number: 'R-1', memberCode: seen.proof, amountFen: 12_000 }
    const { coupons, quote, lockedUntilAt } = await till.call('till-wire.preview', order)
    expect(coupons).toMatchObject([{ couponId, outcome: 'usable', isChosen: true }])
    expect({ quote, isLocked: lockedUntilAt !== null }).toMatchObject({ quote: { payableFen: 10_000 }, isLocked: true })
    const { purchase } = await till.call('till-wire.sell', { ...order, couponIds: [couponId], payableFen: 10_000 })
    expect(purchase).toMatchObject({ amountFen: 10_000, discountFen: 2_000, coupons: [{ couponId }] })
  })

  test('gives a reservation back', async () => {
    const couponId = give(shop, member.memberId)
    const { member: seen } = await till.call('till-wire.lookUp', { memberCode: member.code() })
    await till.call('till-wire.preview', { number: 'R-1', memberCode: seen.proof, amountFen: 12_000 })
    await till.call('till-wire.cancelPreview', { number: 'R-1', couponIds: [couponId] })
    expect(shop.database.get('coupons', couponId)).toMatchObject({ status: 'available' })
  })

  test('sent again with another nonce, by another key and with another code, gets the same answer', async () => {
    const sale = aSale('R-1')
    const first = await till.call('till-wire.sell', sale)
    expect(await till.call('till-wire.sell', sale)).toEqual(first)
    shop.clock.advance(3 * MINUTE)
    const other = tillWith(shop, await aTillKey(shop))
    expect(await other.call('till-wire.sell', sale)).toEqual(first)
    expect(await other.call('till-wire.sell', { ...sale, memberCode: member.code() })).toEqual(first)
    expect(shop.database.count('purchases')).toBe(1)
  })

  test('of two tills with one number is recorded once, in 20 requests at the same time', async () => {
    const other = tillWith(shop, await aTillKey(shop))
    const sale = aSale('R-1')
    const asks = Array.from({ length: 20 }, (_, n) => (n % 2 === 0 ? till : other).ask('till-wire.sell', sale))
    const replies = await Promise.all(asks)
    const answers = replies.filter(({ ok }) => ok).map((reply) => JSON.stringify((reply as { data: unknown }).data))
    expect(new Set(answers).size).toBe(1)
    expect(replies.filter((reply) => !reply.ok && reply.error.code !== 'BUSY')).toEqual([])
    expect(shop.database.count('purchases')).toBe(1)
    expect(await till.call('till-wire.sell', sale)).toEqual(JSON.parse(answers[0] ?? ''))
  })

  test('20 numbers at the same time are 20 sales, and a code is good for one', async () => {
    const people = [await aMember(shop), await aMember(shop), await aMember(shop), await aMember(shop)]
    const sales = people.flatMap((person, row) =>
      Array.from({ length: 5 }, (_, n) => ({ ...aSale(`R-${row}-${n}`), memberCode: person.code() })),
    )
    const replies = await Promise.all(sales.map((sale) => till.ask('till-wire.sell', sale)))
    expect(replies.filter(({ ok }) => ok)).toHaveLength(4)
    expect(shop.database.count('purchases')).toBe(4)
    expect(new Set(replies.flatMap((reply) => (reply.ok ? [] : [reply.error.code])))).toEqual(
      new Set(['SHOWN_CODE_USED']),
    )
  })

  test.each<[string, object]>([
    ['another amount', { amountFen: 6_000, payableFen: 6_000 }],
    ['lines for an amount', { amountFen: undefined, lines: [aLine(5_000)] }],
    ['a delivery', { amountFen: 4_000, deliveryFen: 1_000 }],
    ['a time', { soldAt: Date.parse('2026-11-22T09:59:00+08:00') }],
  ])('of the same number with %s is refused by name', async (_case, change) => {
    const sale = aSale('R-1')
    await till.call('till-wire.sell', sale)
    const before = shop.database.get('purchases', `${EAST}:R-1`)
    expect(await till.ask('till-wire.sell', { ...sale, ...change })).toMatchObject(refusedAs('PURCHASE_DIFFERS'))
    expect(shop.database.get('purchases', `${EAST}:R-1`)).toEqual(before)
  })

  test('with the same lines in another split is another content', async () => {
    const sale = { number: 'R-1', memberCode: member.code(), payableFen: 5_000 }
    await till.call('till-wire.sell', { ...sale, lines: [aLine(2_000), aLine(3_000)] })
    const other = { ...sale, lines: [aLine(1_000), aLine(4_000)] }
    expect(await till.ask('till-wire.sell', other)).toMatchObject(refusedAs('PURCHASE_DIFFERS'))
  })

  test('of the same number for another member is refused by name', async () => {
    await till.call('till-wire.sell', aSale('R-1'))
    const other = await aMember(shop)
    const sale = { ...aSale('R-1'), memberCode: other.code() }
    expect(await till.ask('till-wire.sell', sale)).toMatchObject(refusedAs('PURCHASE_DIFFERS'))
  })

  test('of one number at two stores are two', async () => {
    const west = tillWith(shop, await aTillKey(shop, WEST))
    await till.call('till-wire.sell', aSale('R-1'))
    await west.call('till-wire.sell', aSale('R-1'))
    expect(shop.database.count('purchases')).toBe(2)
    expect((await west.call('till-wire.listDay', { day: '2026-11-22' as never })).purchases).toHaveLength(1)
  })

  test('a proof of one store is none at another', async () => {
    const west = tillWith(shop, await aTillKey(shop, WEST))
    const { member: seen } = await till.call('till-wire.lookUp', { memberCode: member.code() })
    expect(await west.ask('till-wire.sell', { ...aSale('R-1'), memberCode: seen.proof })).toMatchObject(
      refusedAs('PROOF_LAPSED'),
    )
  })

  test('is not recorded at another price than what is due', async () => {
    const sale = { ...aSale('R-1'), payableFen: 4_000 }
    expect(await till.ask('till-wire.sell', sale)).toMatchObject({
      error: { code: 'QUOTE_CHANGED', details: { payableFen: 5_000 } },
    })
  })

  test('at a store that is closed is refused', async () => {
    await shop.ops('staff.saveStore', {
      storeId: EAST,
      name: '东店',
      region: '成都',
      address: '东街 1 号',
      isOpen: false,
    } as never)
    shop.coolDown()
    expect(await till.ask('till-wire.sell', aSale('R-1'))).toMatchObject(refusedAs('STORE_NOT_FOUND'))
  })
})

describe('what a till takes back', () => {
  test('a refund counts once by its number, and another number is another refund', async () => {
    await till.call('till-wire.sell', aSale('R-1'))
    const refund = { number: 'R-1', refundNumber: 'T-1', amountFen: 2_000 }
    const first = await till.call('till-wire.refund', refund)
    expect(first).toMatchObject({ moneyFen: 2_000, pointsTaken: 20, purchase: { number: 'R-1', refundedFen: 2_000 } })
    await till.call('till-wire.refund', { ...refund, refundNumber: 'T-2', amountFen: 1_000 })
    expect(await till.call('till-wire.refund', refund)).toEqual(first)
    const other = { ...refund, amountFen: 2_500 }
    expect(await till.ask('till-wire.refund', other)).toMatchObject(refusedAs('PURCHASE_DIFFERS'))
    expect(purchaseOf('R-1').refunds).toMatchObject([{ refundNumber: 'T-1' }, { refundNumber: 'T-2' }])
  })

  test('a refund by goods brings what was paid for them, and 20 at the same time are one', async () => {
    const couponId = give(shop, member.memberId)
    const lines = [aLine(6_000, { quantity: 2 })]
    const { member: seen } = await till.call('till-wire.lookUp', { memberCode: member.code() })
    const sale = { number: 'R-1', memberCode: seen.proof, lines, couponIds: [couponId], payableFen: 10_000 }
    await till.call('till-wire.sell', sale)
    const goods = { kind: 'units' as const, lines: [{ line: 0, quantity: 1 }] }
    const refund = { number: 'R-1', refundNumber: 'T-1', goods }
    const replies = await Promise.all(Array.from({ length: 20 }, () => till.ask('till-wire.refund', refund)))
    expect(replies.filter((reply) => !reply.ok && reply.error.code !== 'BUSY')).toEqual([])
    expect(purchaseOf('R-1')).toMatchObject({ refundedFen: 5_000, refunds: [{ amountFen: 5_000 }] })
  })

  test('an undone purchase is as if it had not been', async () => {
    const before = accountOf(member).points.balance
    await till.call('till-wire.sell', aSale('R-1'))
    const first = await till.call('till-wire.undo', { number: 'R-1' })
    expect(first.purchase.isUndone).toBe(true)
    expect(await till.call('till-wire.undo', { number: 'R-1' })).toEqual(first)
    expect(accountOf(member).points.balance).toBe(before)
  })

  test('what was never sold comes back from nowhere', async () => {
    const refund = { number: 'R-9', refundNumber: 'T-1', amountFen: 1 }
    expect(await till.ask('till-wire.refund', refund)).toMatchObject(refusedAs('PURCHASE_NOT_FOUND'))
    expect(await till.ask('till-wire.undo', { number: 'R-9' })).toMatchObject(refusedAs('PURCHASE_NOT_FOUND'))
    expect(await till.call('till-wire.find', { number: 'R-9' })).toEqual({ purchase: null })
  })
})

describe('what a till compares its books with', () => {
  test('is its store’s day, newest first, with refunds and what clerks recorded, a page at a time', async () => {
    for (let n = 0; n < 4; n += 1) {
      shop.clock.advance(MINUTE)
      await till.call('till-wire.sell', aSale(`R-${n}`))
    }
    await till.call('till-wire.refund', { number: 'R-0', refundNumber: 'T-1', amountFen: 5_000 })
    await clerk.call('purchase.record', { memberCode: (await aMember(shop)).code(), storeId: EAST, amountFen: 100 })
    const { purchases, next } = await till.call('till-wire.listDay', { day: '2026-11-22' as never })
    expect(purchases.map(({ number }) => number).sort()).toEqual(['R-0', 'R-1', 'R-2', 'R-3', null].sort())
    expect(purchases.at(-1)).toMatchObject({ number: 'R-0', isBack: true, refunds: [{ refundNumber: 'T-1' }] })
    expect(next).toBeNull()
    expect(JSON.stringify(purchases)).not.toContain('mem_')
  })

  test('goes on where the page before ended', async () => {
    const template = { ...purchaseTemplate(), at: 0 }
    for (let n = 0; n < 130; n += 1) {
      const at = shop.clock.now() - n * 1_000
      shop.database.put('purchases', { ...template, _id: `${EAST}:F-${n}`, receiptNumber: `F-${n}`, at })
    }
    const day = '2026-11-22' as never
    const first = await till.call('till-wire.listDay', { day })
    const second = await till.call('till-wire.listDay', { day, after: first.next ?? '' })
    const numbers = [...first.purchases, ...second.purchases].map(({ number }) => number)
    expect([numbers.length, new Set(numbers).size, second.next]).toEqual([130, 130, null])
    shop.database.load({ collections: {} } as never)
  })
})

function purchaseTemplate(): Omit<Purchase, '_id' | 'at' | 'receiptNumber'> {
  return {
    memberId: member.memberId,
    storeId: EAST,
    staffId: null,
    requestId: 'file',
    amountFen: 100,
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
    day: '2026-11-22' as Purchase['day'],
    changedAt: 1,
    source: 'import',
    told: null,
  }
}

describe('a till that was cut off', () => {
  /** Shown now, sent when the line is back. */
  const shownNow = (number: string, fields: object = {}) => ({ ...aSale(number), soldAt: shop.clock.now(), ...fields })

  test('sends its sales later, each with its own time and day', async () => {
    const sale = shownNow('R-1')
    shop.clock.advance(20 * HOUR)
    const { purchase, changed } = await till.call('till-wire.sell', sale)
    expect({ soldAt: purchase.soldAt, changed }).toEqual({ soldAt: sale.soldAt, changed: [] })
    expect(purchaseOf('R-1')).toMatchObject({ day: '2026-11-22', at: sale.soldAt, changedAt: shop.clock.now() })
    const listed = await till.call('till-wire.listDay', { day: '2026-11-22' as never })
    expect(listed.purchases).toHaveLength(1)
  })

  test('of two sales with one code one is recorded, in whatever order and at the same time', async () => {
    const [one, other] = [shownNow('R-1'), shownNow('R-2')]
    shop.clock.advance(HOUR)
    const replies = await Promise.all([one, other].map((sale) => till.ask('till-wire.sell', sale)))
    expect(replies.filter(({ ok }) => ok)).toHaveLength(1)
    expect(replies.find(({ ok }) => !ok)).toMatchObject(refusedAs('SHOWN_CODE_USED'))
  })

  test('a code that was used at another till meanwhile is good for nothing more, and a later one takes nothing away', async () => {
    const [used, late] = [shownNow('R-1'), shownNow('R-2')]
    await clerk.call('purchase.record', { memberCode: used.memberCode, storeId: EAST, amountFen: 1_000 })
    expect(await till.ask('till-wire.sell', late)).toMatchObject(refusedAs('SHOWN_CODE_USED'))
    shop.clock.advance(5 * MINUTE)
    const earlier = shownNow('R-3')
    shop.clock.advance(5 * MINUTE)
    await clerk.call('purchase.record', { memberCode: member.code(), storeId: EAST, amountFen: 1_000 })
    expect(await till.ask('till-wire.sell', earlier)).toMatchObject({ ok: true })
    expect(await till.ask('till-wire.sell', { ...earlier, number: 'R-4' })).toMatchObject(refusedAs('SHOWN_CODE_USED'))
  })

  test('a code that was not good when the sale was made is refused', async () => {
    const early = { ...shownNow('R-1'), soldAt: shop.clock.now() - 10 * MINUTE }
    const late = { ...shownNow('R-2'), soldAt: shop.clock.now() + 9 * MINUTE }
    shop.clock.advance(10 * MINUTE)
    expect(await till.ask('till-wire.sell', early)).toMatchObject(refusedAs('SHOWN_CODE_WRONG'))
    expect(await till.ask('till-wire.sell', late)).toMatchObject(refusedAs('CODE_TOO_OLD'))
  })

  test('with a clock that is four minutes behind is understood', async () => {
    const sale = { ...shownNow('R-1'), soldAt: shop.clock.now() - 4 * MINUTE }
    const soldAt = shop.clock.now()
    shop.clock.advance(HOUR)
    const timestamp = shop.clock.now() - 4 * MINUTE
    const { body } = await till.send({ path: '/v1/purchases', body: sale, timestamp })
    expect(JSON.parse(body)).toMatchObject({ data: { purchase: { soldAt } } })
  })

  test('is told that a coupon was used elsewhere; what was paid is kept, line by line', async () => {
    const couponId = give(shop, member.memberId)
    const lines = [aLine(6_000), aLine(3_000, { quantity: 2 })]
    const sale = { number: 'R-1', memberCode: member.code(), lines, couponIds: [couponId], payableFen: 10_000 }
    const late = { ...sale, soldAt: shop.clock.now() }
    shop.clock.advance(MINUTE)
    const { proof } = await clerk.call('staff.lookUpMember', { memberCode: member.code(), storeId: EAST })
    const elsewhere = { memberCode: proof, storeId: EAST, amountFen: 12_000, couponIds: [couponId], payableFen: 10_000 }
    await clerk.call('purchase.confirm', elsewhere)
    shop.clock.advance(HOUR)
    const first = await till.call('till-wire.sell', late)
    expect(first).toMatchObject({
      purchase: { amountFen: 10_000, discountFen: 2_000, coupons: [] },
      changed: [{ kind: 'coupon-gone', couponId, code: 'COUPON_ALREADY_REDEEMED' }],
    })
    expect(purchaseOf('R-1').basket).toMatchObject({
      fallenFen: 2_000,
      lines: [{ discountFen: 1_000 }, { discountFen: 1_000 }],
    })
    expect(await till.call('till-wire.sell', late)).toEqual(first)
    const goods = {
      kind: 'units' as const,
      lines: [
        { line: 0, quantity: 1 },
        { line: 1, quantity: 2 },
      ],
    }
    const back = await till.call('till-wire.refund', { number: 'R-1', refundNumber: 'T-1', goods })
    expect(back).toMatchObject({ moneyFen: 10_000, coupons: [] })
  })

  test('a coupon that two tills took in the dark is redeemed by one, and both sales stand', async () => {
    const couponId = give(shop, member.memberId)
    const sold = { amountFen: 12_000, couponIds: [couponId], payableFen: 10_000 }
    const one = shownNow('R-1', sold)
    shop.clock.advance(2 * MINUTE)
    const other = shownNow('R-2', sold)
    shop.clock.advance(HOUR)
    const replies = await Promise.all([one, other].map((sale) => till.call('till-wire.sell', sale)))
    expect(replies.map(({ changed }) => changed.length).sort()).toEqual([0, 1])
    expect(replies.map(({ purchase }) => purchase.amountFen)).toEqual([10_000, 10_000])
  })

  test('is told that the member was merged; whoever carries on has the purchase', async () => {
    const heir = await aMember(shop)
    const sale = shownNow('R-1')
    await shop.ops('member.merge', { from: member.memberId, into: heir.memberId, note: '同一人' })
    shop.clock.advance(HOUR)
    const first = await till.call('till-wire.sell', sale)
    expect(first.changed).toEqual([{ kind: 'member-merged', couponId: null, code: null }])
    expect(purchaseOf('R-1').memberId).toBe(heir.memberId)
    expect(await till.call('till-wire.sell', sale)).toEqual(first)
  })

  test('is told that the member has left: nothing is recorded', async () => {
    const sale = shownNow('R-1')
    await member.call('member.close', { confirm: '注销' })
    shop.clock.advance(HOUR)
    expect(await till.ask('till-wire.sell', sale)).toMatchObject(refusedAs('MEMBER_CLOSED'))
  })

  test('waits no longer than a week', async () => {
    const sale = shownNow('R-1')
    shop.clock.advance(7 * 24 * HOUR + 1)
    expect(await till.ask('till-wire.sell', sale)).toMatchObject(refusedAs('SALE_TOO_LATE'))
  })

  test('is not believed a discount that no coupon has brought', async () => {
    expect(await till.ask('till-wire.sell', shownNow('R-1', { payableFen: 4_000 }))).toMatchObject(
      refusedAs('QUOTE_CHANGED'),
    )
  })
})

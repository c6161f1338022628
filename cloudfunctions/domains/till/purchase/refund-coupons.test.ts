import fc from 'fast-check'
import type { Account } from '#shared/ledger/account/account'
import { aLine, percentOff } from '#shared/loyalty/coupon/testing/a-coupon'
import { auditShop } from '../../../testing/audit-shop'
import { aMember, type Person } from '../../people/staff/testing/shop-floor'
import { account, atTill, clerk, couponOf, give, member, openFloor, purchaseOf, refusedAs, shop } from './testing/till'

openFloor()

const MINUTE_MS = 60_000

async function sell(amountFen: number, couponIds: string[], payableFen: number) {
  const till = await atTill(shop, clerk, member)
  await till.confirm({ amountFen, couponIds, payableFen })
  return till.requestId
}
const undo = (purchaseId: string, by: Person = clerk, note?: string, requestId?: string) =>
  by.ask('purchase.undo', { purchaseId, ...(note && { note }) }, requestId)

describe('refunds of purchases with coupons', () => {
  test('when the last part is back the coupon returns, and not before', async () => {
    const couponId = give(shop, member.memberId)
    const purchaseId = await sell(10_000, [couponId], 8_000)
    const goods = { kind: 'worth' as const, goodsFen: 5_000 }
    const half = await clerk.call('purchase.refund', { purchaseId, goods, note: '退一半' })
    expect(half).toMatchObject({ moneyFen: 4_000, pointsTaken: 40, coupons: [] })
    expect(couponOf(couponId).status).toBe('redeemed')
    const rest = await clerk.call('purchase.refund', { purchaseId, goods, note: '退另一半' })
    expect(rest).toMatchObject({ moneyFen: 4_000, pointsTaken: 40, coupons: [{ couponId, status: 'available' }] })
    expect(account()).toMatchObject({ points: { balance: 20 }, counters: { purchaseCount: 0, spentFen: 0 } })
  })

  test('80.00 of 80.00 that came back partly as money, partly as goods, is all of it: the coupon returns', async () => {
    const couponId = give(shop, member.memberId)
    const purchaseId = await sell(10_000, [couponId], 8_000)
    await clerk.call('purchase.refund', { purchaseId, amountFen: 4_000, note: '补偿' })
    const goods = { kind: 'worth' as const, goodsFen: 5_000 }
    const rest = await clerk.call('purchase.refund', { purchaseId, goods, note: '退货' })
    expect(rest).toMatchObject({ moneyFen: 4_000, coupons: [{ couponId, status: 'available' }] })
    expect(purchaseOf(purchaseId)).toMatchObject({ refundedFen: 8_000, isBack: true })
    expect(account()).toMatchObject({ points: { balance: 20 }, counters: { purchaseCount: 0, spentFen: 0 } })
  })

  test('a purchase of 0.00 comes back by an amount of 0.00, with its coupon', async () => {
    const couponId = give(shop, member.memberId)
    const purchaseId = await sell(2_000, [couponId], 0)
    const requestId = shop.newRequestId()
    const whole = { purchaseId, amountFen: 0, note: '退货' }
    const done = await clerk.call('purchase.refund', whole, requestId)
    expect(done).toMatchObject({ moneyFen: 0, pointsTaken: 0, coupons: [{ couponId, status: 'available' }] })
    expect(purchaseOf(purchaseId).isBack).toBe(true)
    expect(await clerk.call('purchase.refund', whole, requestId)).toEqual(done)
    expect(account().counters).toMatchObject({ purchaseCount: 0 })
  })

  test('lines come back at what was paid for them', async () => {
    const couponId = give(shop, member.memberId, { offer: percentOff(20) })
    const till = await atTill(shop, clerk, member)
    const lines = [aLine(3_000, { quantity: 2 }), aLine(4_000)]
    await till.confirm({ lines, couponIds: [couponId], payableFen: 8_000 })
    const refund = (line: number, quantity: number) =>
      clerk.call('purchase.refund', {
        purchaseId: till.requestId,
        goods: { kind: 'units', lines: [{ line, quantity }] },
        note: '退货',
      })
    expect(await refund(0, 1)).toMatchObject({ moneyFen: 2_400, pointsTaken: 24 })
    expect(await refund(1, 1)).toMatchObject({ moneyFen: 3_200, pointsTaken: 32 })
    expect(await refund(0, 1)).toMatchObject({ moneyFen: 2_400, pointsTaken: 24, coupons: [{ couponId }] })
  })

  test('the same refund again is told the same, coupons included', async () => {
    const couponId = give(shop, member.memberId)
    const purchaseId = await sell(10_000, [couponId], 8_000)
    const requestId = shop.newRequestId()
    const refund = { purchaseId, amountFen: 8_000, note: '退货' }
    const first = await clerk.call('purchase.refund', refund, requestId)
    expect(first.coupons).toEqual([{ couponId, title: '满减券', status: 'available' }])
    expect(await clerk.call('purchase.refund', refund, requestId)).toEqual(first)
  })

  test('a budget for redemptions gets back what was taken back', async () => {
    const couponId = give(shop, member.memberId, { limits: { redeemedFen: 2_000 } })
    const purchaseId = await sell(10_000, [couponId], 8_000)
    expect(shop.database.get('coupon_budgets', 'tpl_twenty')).toMatchObject({ redeemedFen: 2_000 })
    await undo(purchaseId)
    expect(shop.database.get('coupon_budgets', 'tpl_twenty')).toMatchObject({ redeemedFen: 0 })
    shop.clock.advance(MINUTE_MS)
    await sell(10_000, [couponId], 8_000)
  })

  test('after a merge everything returns to the record that carries on', async () => {
    const couponId = give(shop, member.memberId)
    const purchaseId = await sell(10_000, [couponId], 8_000)
    const heir = await aMember(shop)
    await shop.ops('member.merge', { from: member.memberId, into: heir.memberId, note: '同一人' })
    const undone = await clerk.call('purchase.undo', { purchaseId })
    expect(undone).toMatchObject({ pointsTaken: 80, coupons: [{ couponId, status: 'available' }] })
    expect(couponOf(couponId).memberId).toBe(heir.memberId)
  })

  test('neither an amount nor goods, or both, is no refund', async () => {
    const purchaseId = await sell(1_000, [], 1_000)
    const goods = { kind: 'worth' as const, goodsFen: 500 }
    for (const fields of [{}, { amountFen: 500, goods }]) {
      expect(await clerk.ask('purchase.refund', { purchaseId, note: '退货', ...fields })).toMatchObject(
        refusedAs('INVALID_INPUT'),
      )
    }
  })
})

const step = fc.record({
  amountFen: fc.integer({ min: 1, max: 60_000 }),
  withCoupon: fc.boolean(),
  /** Parts that come back before the rest: thousandths of what is left of the money, or of the goods. */
  parts: fc.array(fc.record({ of: fc.constantFrom('money', 'goods'), part: fc.integer({ min: 1, max: 999 }) }), {
    maxLength: 3,
  }),
  end: fc.constantFrom('undo', 'money', 'goods'),
})

test('when everything sold has come back, by whatever way, the member has what there was before', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 4 }), async (steps) => {
      const buyer = await aMember(shop)
      const read = () => shop.database.get('accounts', buyer.memberId) as unknown as Account
      const before = read()
      for (const { amountFen, withCoupon, parts, end } of steps) {
        const couponIds = withCoupon ? [give(shop, buyer.memberId)] : []
        const till = await atTill(shop, clerk, buyer)
        const payableFen = Math.max(amountFen - (withCoupon ? 2_000 : 0), 0)
        await till.confirm({ amountFen, couponIds, payableFen })
        const purchaseId = till.requestId
        let goodsFen = amountFen
        const refund = (fields: { amountFen: number } | { goods: { kind: 'worth'; goodsFen: number } }) =>
          clerk.call('purchase.refund', { purchaseId, ...fields, note: '退货' })
        const refundGoods = async (worthFen: number) => {
          await refund({ goods: { kind: 'worth', goodsFen: worthFen } })
          goodsFen -= worthFen
        }
        const leftFen = () => purchaseOf(purchaseId).amountFen - purchaseOf(purchaseId).refundedFen
        for (const { of, part } of parts) {
          if (purchaseOf(purchaseId).isBack) break
          const backFen = Math.floor((leftFen() * part) / 1000)
          if (of === 'goods') await refundGoods(Math.ceil((goodsFen * part) / 1000))
          else if (backFen > 0) await refund({ amountFen: backFen })
        }
        if (purchaseOf(purchaseId).isBack) continue
        if (end === 'undo') await clerk.call('purchase.undo', { purchaseId })
        else if (end === 'money') await refund({ amountFen: leftFen() })
        else await refundGoods(goodsFen)
        shop.clock.advance(30_000)
      }
      const { points, growth, counters } = read()
      expect(points).toMatchObject({ balance: before.points.balance, debt: 0 })
      expect(growth).toEqual(before.growth)
      expect(counters).toMatchObject({ purchaseCount: 0, spentFen: 0 })
      const coupons = shop.database.find('coupons', { query: { memberId: buyer.memberId } })
      expect(coupons.every(({ status }) => status === 'available')).toBe(true)
      expect(auditShop(shop)).toEqual([])
    }),
    { numRuns: 12 },
  )
})

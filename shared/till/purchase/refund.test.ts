import fc from 'fast-check'
import { amountReversed } from '#shared/ledger/points/reversal'
import type { Refund } from './purchase'
import { decideRefund, REFUNDS_MAX, type Refundable } from './refund'

const aPurchase = (amountFen: number): Refundable => ({
  amountFen,
  discountFen: 0,
  basket: null,
  refundedFen: 0,
  refunds: [],
  isBack: false,
})
const money = (refundId: string, amountFen: number) => ({ refundId, back: { kind: 'money' as const, amountFen } })

const aRefund: Refund = {
  refundId: 'r',
  amountFen: 0,
  goods: null,
  points: 0,
  growth: 0,
  debtAfter: 0,
  coupons: [],
  at: 0,
  staffId: 'mem_1',
  note: '退货',
}

/** Refunds a part as the till does: points and growth in proportion to all that has come back so far. */
function refundPart(
  purchase: Refundable,
  earned: { points: number; growth: number },
  refundId: string,
  amountFen: number,
): Refundable {
  const decision = decideRefund(purchase, money(refundId, amountFen))
  if (decision.kind !== 'accepted') throw new Error(decision.kind)
  const { refundedFen, upTo, already } = decision
  const points = amountReversed(earned.points, upTo) - already.points
  const growth = amountReversed(earned.growth, upTo) - already.growth
  const refund = { ...aRefund, refundId, amountFen, points, growth }
  return { ...purchase, refundedFen, refunds: [...purchase.refunds, refund] }
}

const sumOf = (refunds: Refund[], field: 'points' | 'growth' | 'amountFen') =>
  refunds.reduce((sum, refund) => sum + refund[field], 0)

test('a refund of the whole price takes the whole of what was earned', () => {
  expect(decideRefund(aPurchase(2999), money('r1', 2999))).toEqual({
    kind: 'accepted',
    amountFen: 2999,
    refundedFen: 2999,
    isWhole: true,
    upTo: { part: 2999, whole: 2999 },
    already: { points: 0, growth: 0 },
  })
})

test('never more comes back than was paid, in one part or in several', () => {
  const half = refundPart(aPurchase(1000), { points: 10, growth: 10 }, 'r1', 400)
  expect(decideRefund(aPurchase(1000), money('r1', 1001))).toEqual({
    kind: 'refused',
    reason: 'REFUND_TOO_LARGE',
    details: { leftFen: 1000 },
  })
  expect(decideRefund(half, money('r2', 601))).toMatchObject({ details: { leftFen: 600 } })
  expect(decideRefund(half, money('r2', 600))).toMatchObject({ kind: 'accepted', refundedFen: 1000 })
})

test('a purchase of nothing has nothing to refund', () => {
  expect(decideRefund(aPurchase(0), money('r1', 1))).toMatchObject({ reason: 'REFUND_TOO_LARGE' })
})

test('the same request again is known and refunds nothing, also after later parts', () => {
  const earned = { points: 10, growth: 10 }
  const twice = refundPart(refundPart(aPurchase(1000), earned, 'r1', 300), earned, 'r2', 200)
  const known = decideRefund(twice, money('r1', 300))
  expect(known).toEqual({ kind: 'known', refund: twice.refunds[0], refundedFen: 300 })
})

test('the same request with another amount is another refund, and refused', () => {
  const once = refundPart(aPurchase(1000), { points: 10, growth: 10 }, 'r1', 300)
  expect(decideRefund(once, money('r1', 301))).toMatchObject({ reason: 'PURCHASE_DIFFERS' })
})

test('a purchase keeps a bounded number of refunds, and the last one can always be all of the rest', () => {
  let purchase = aPurchase(10_000)
  for (let part = 1; part < REFUNDS_MAX; part += 1)
    purchase = refundPart(purchase, { points: 0, growth: 0 }, `r${part}`, 1)
  expect(decideRefund(purchase, money('last', 1))).toMatchObject({ reason: 'REFUND_TOO_LARGE' })
  expect(decideRefund(purchase, money('last', 10_000 - REFUNDS_MAX + 1))).toMatchObject({
    kind: 'accepted',
    refundedFen: 10_000,
  })
})

const earning = fc.record({ points: fc.nat(1_000_000), growth: fc.nat(1_000_000) })
const parts = fc.array(fc.integer({ min: 1, max: 100_000 }), { minLength: 1, maxLength: REFUNDS_MAX })

test('however a purchase is split, its refunds add up exactly to the whole', () => {
  fc.assert(
    fc.property(parts, earning, (amounts, earned) => {
      const whole = amounts.reduce((sum, amount) => sum + amount, 0)
      const end = amounts.reduce(
        (paid, amount, index) => refundPart(paid, earned, `r${index}`, amount),
        aPurchase(whole),
      )
      expect(end.refundedFen).toBe(whole)
      expect(sumOf(end.refunds, 'points')).toBe(earned.points)
      expect(sumOf(end.refunds, 'growth')).toBe(earned.growth)
    }),
  )
})

test('no part ever gives points back to the shop that were not earned, nor leaves more than the money still paid', () => {
  fc.assert(
    fc.property(parts, fc.integer({ min: 1, max: 100_000 }), earning, (amounts, rest, earned) => {
      const whole = amounts.reduce((sum, amount) => sum + amount, rest)
      let purchase = aPurchase(whole)
      for (const [index, amount] of amounts.entries()) {
        purchase = refundPart(purchase, earned, `r${index}`, amount)
        const kept = earned.points - sumOf(purchase.refunds, 'points')
        expect(purchase.refunds.every(({ points, growth }) => points >= 0 && growth >= 0)).toBe(true)
        expect(kept).toBeGreaterThanOrEqual(0)
        expect(BigInt(kept) * BigInt(whole)).toBeLessThanOrEqual(
          BigInt(earned.points) * BigInt(whole - purchase.refundedFen),
        )
      }
    }),
  )
})

import fc from 'fast-check'
import { applyCoupons } from '#shared/coupon/application'
import type { Cart } from '#shared/coupon/cart'
import { aLine, issuedRules, percentOff, someLines, twentyOff } from '#shared/coupon/testing/a-coupon'
import { basketOf, isSameBasket } from './basket'
import type { Purchase, Refund, ReturnedGoods } from './purchase'
import { decideRefund, type Refundable, restOf } from './refund'

// Goods come back at what was paid for them: the stored split of the discount says how much that is.

const COUPONS = {
  twentyOff: issuedRules({ offer: twentyOff }),
  tenth: issuedRules({ offer: percentOff(10) }),
  gift: issuedRules({ offer: { kind: 'gift', giftName: '茶包', valueFen: 500 } }),
}

function aPurchase(cart: Cart, ...names: (keyof typeof COUPONS)[]): Refundable {
  const coupons = names.map((name) => ({ couponId: name, templateId: 'tpl_x', rules: COUPONS[name] }))
  const application = applyCoupons(cart, coupons)
  return {
    amountFen: application.payableFen,
    discountFen: application.discountFen,
    basket: basketOf(cart, application, coupons),
    refundedFen: 0,
    refunds: [],
    isBack: false,
  }
}

function refunded(purchase: Refundable, goods: ReturnedGoods): Refundable {
  const refundId = `r${purchase.refunds.length}`
  const decision = decideRefund(purchase, { refundId, back: goods })
  if (decision.kind !== 'accepted') throw new Error(JSON.stringify(decision))
  const { amountFen, refundedFen, isWhole } = decision
  const refund: Refund = {
    refundId,
    amountFen,
    goods,
    points: 0,
    growth: 0,
    debtAfter: 0,
    coupons: [],
    at: 0,
    staffId: 'mem_1',
    note: '退货',
  }
  return { ...purchase, refundedFen, refunds: [...purchase.refunds, refund], isBack: isWhole }
}

const anAmount = (amountFen: number, deliveryFen = 0): Cart => ({ kind: 'amount', amountFen, deliveryFen })
const worth = (goodsFen: number): ReturnedGoods => ({ kind: 'worth', goodsFen })
const units = (lines: [line: number, quantity: number][], isDeliveryBack = false): ReturnedGoods => ({
  kind: 'units',
  lines: lines.map(([line, quantity]) => ({ line, quantity })),
  isDeliveryBack,
})
const moneyOf = ({ refunds }: Refundable) => refunds.map(({ amountFen }) => amountFen)

test('goods worth half of an amount bring half of what was paid', () => {
  const half = refunded(aPurchase(anAmount(10_000), 'twentyOff'), worth(5_000))
  expect(moneyOf(half)).toEqual([4_000])
  expect(half.isBack).toBe(false)
  const all = refunded(half, worth(5_000))
  expect(moneyOf(all)).toEqual([4_000, 4_000])
  expect(all.isBack).toBe(true)
})

test('a line brings its price less the part of the discount that it carried', () => {
  const cart = someLines([aLine(3_000, { quantity: 2 }), aLine(4_000)])
  const purchase = aPurchase(cart, 'twentyOff')
  expect(purchase.basket?.lines?.map(({ discountFen }) => discountFen)).toEqual([1_200, 800])
  expect(moneyOf(refunded(purchase, units([[0, 1]])))).toEqual([2_400])
  expect(moneyOf(refunded(purchase, units([[1, 1]])))).toEqual([3_200])
})

test('all is back when all lines and a paid delivery are', () => {
  const purchase = aPurchase(someLines([aLine(3_000)], 500), 'tenth')
  const goods = refunded(purchase, units([[0, 1]]))
  expect(goods).toMatchObject({ refundedFen: 2_700, isBack: false })
  expect(refunded(goods, units([], true))).toMatchObject({ refundedFen: 3_200, isBack: true })
})

test('field 23: a purchase that coupons paid whole is back with its goods, although no money is', () => {
  const purchase = aPurchase(anAmount(2_000), 'twentyOff')
  expect(purchase.amountFen).toBe(0)
  expect(refunded(purchase, worth(500))).toMatchObject({ refundedFen: 0, isBack: false })
  expect(refunded(purchase, worth(2_000))).toMatchObject({ refundedFen: 0, isBack: true })
})

test.each<[string, Refundable, ReturnedGoods, object]>([
  ['more than was bought', aPurchase(anAmount(1_000)), worth(1_001), { reason: 'REFUND_TOO_LARGE' }],
  ['more units than a line has', aPurchase(someLines([aLine(100)])), units([[0, 2]]), { reason: 'REFUND_TOO_LARGE' }],
  ['a line that is not there', aPurchase(someLines([aLine(100)])), units([[1, 1]]), { reason: 'REFUND_GOODS_UNKNOWN' }],
  [
    'lines of an amount',
    aPurchase(anAmount(1_000)),
    units([[0, 1]]),
    { reason: 'REFUND_GOODS_UNKNOWN', details: { hasLines: false } },
  ],
  [
    'an amount of lines',
    aPurchase(someLines([aLine(100)])),
    worth(100),
    { reason: 'REFUND_GOODS_UNKNOWN', details: { hasLines: true } },
  ],
])('%s is refused', (_what, purchase, goods, refusal) => {
  expect(decideRefund(purchase, { refundId: 'r', back: goods })).toMatchObject({ kind: 'refused', ...refusal })
})

test('the same units named twice in one refund are counted twice', () => {
  const purchase = aPurchase(someLines([aLine(100)]))
  expect(
    decideRefund(purchase, {
      refundId: 'r',
      back: units([
        [0, 1],
        [0, 1],
      ]),
    }),
  ).toMatchObject({
    reason: 'REFUND_TOO_LARGE',
  })
})

test('delivery comes back once', () => {
  const purchase = refunded(aPurchase(someLines([aLine(100)], 500)), units([], true))
  expect(decideRefund(purchase, { refundId: 'r', back: units([], true) })).toMatchObject({ reason: 'REFUND_TOO_LARGE' })
})

test('what is back already is not refunded again', () => {
  const purchase = refunded(aPurchase(anAmount(2_000), 'twentyOff'), worth(2_000))
  expect(decideRefund(purchase, { refundId: 'r', back: worth(1) })).toMatchObject({ details: { leftFen: 0 } })
})

test('goods that come back after money never bring more than was paid', () => {
  const purchase = aPurchase(anAmount(1_000))
  const decision = decideRefund(purchase, { refundId: 'r', back: { kind: 'money', amountFen: 600 } })
  expect(decision).toMatchObject({ kind: 'accepted', isWhole: false })
  const paid = { ...purchase, refundedFen: 600 }
  expect(decideRefund(paid, { refundId: 's', back: worth(1_000) })).toMatchObject({ details: { leftFen: 400 } })
})

const lines = fc.array(
  fc.record({ unitFen: fc.integer({ min: 0, max: 50_000 }), quantity: fc.integer({ min: 1, max: 5 }) }),
  { minLength: 1, maxLength: 6 },
)
const names = fc.subarray<keyof typeof COUPONS>(['twentyOff', 'tenth', 'gift'])

test('however the units of a purchase come back, they bring exactly what was paid', () => {
  fc.assert(
    fc.property(lines, names, fc.integer({ min: 0, max: 2_000 }), fc.integer(), (bought, used, deliveryFen, seed) => {
      const cart = someLines(
        bought.map(({ unitFen, quantity }) => aLine(unitFen, { quantity })),
        deliveryFen,
      )
      let purchase = aPurchase(cart, ...used)
      const single = bought.flatMap(({ quantity }, line) => Array.from({ length: quantity }, () => line))
      single.sort((a, b) => ((a * 7919 + seed) % 13) - ((b * 7919 + seed) % 13))
      for (const line of single) purchase = refunded(purchase, units([[line, 1]]))
      if (!purchase.isBack) purchase = refunded(purchase, units([], true))
      expect(purchase).toMatchObject({ refundedFen: purchase.amountFen, isBack: true })
      expect(moneyOf(purchase).every((fen) => fen >= 0)).toBe(true)
    }),
  )
})

test('however an amount comes back, it brings exactly what was paid', () => {
  const parts = fc.array(fc.integer({ min: 1, max: 20_000 }), { minLength: 1, maxLength: 20 })
  fc.assert(
    fc.property(parts, names, (amounts, used) => {
      const whole = amounts.reduce((sum, amount) => sum + amount, 0)
      const end = amounts.reduce((paid, amount) => refunded(paid, worth(amount)), aPurchase(anAmount(whole), ...used))
      expect(end).toMatchObject({ refundedFen: end.amountFen, isBack: true })
    }),
  )
})

test('the rest is all that has not come back yet', () => {
  const purchase = refunded(aPurchase(anAmount(10_000), 'twentyOff'), worth(5_000))
  expect(restOf(purchase)).toMatchObject({ amountFen: 4_000, refundedFen: 8_000, isWhole: true })
})

describe('a recorded basket', () => {
  const recorded = (cart: Cart, ...used: (keyof typeof COUPONS)[]) => aPurchase(cart, ...used) as Purchase

  test('is nothing where an amount was paid and no coupon used', () => {
    expect(recorded(anAmount(1_000)).basket).toBeNull()
    expect(recorded(anAmount(1_000), 'gift').basket).toMatchObject({ coupons: [{ discountFen: 0, gift: '茶包' }] })
  })

  test.each<[string, boolean, Cart, string[]]>([
    ['the same', true, anAmount(3_000), ['twentyOff']],
    ['another amount', false, anAmount(3_001), ['twentyOff']],
    ['no coupon', false, anAmount(3_000), []],
    ['another coupon', false, anAmount(3_000), ['tenth']],
    ['one coupon more', false, anAmount(3_000), ['twentyOff', 'tenth']],
    ['lines of the same worth', false, someLines([aLine(3_000)]), ['twentyOff']],
  ])('compared with %s: %p', (_what, isSame, cart, couponIds) => {
    expect(isSameBasket(recorded(anAmount(3_000), 'twentyOff'), cart, couponIds)).toBe(isSame)
  })
})

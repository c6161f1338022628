import fc from 'fast-check'
import { applyCoupons } from '#shared/loyalty/coupon/application'
import type { Cart } from '#shared/loyalty/coupon/cart'
import { aLine, issuedRules, percentOff, someLines, twentyOff } from '#shared/loyalty/coupon/testing/a-coupon'
import { basketOf, isSameBasket } from './basket'
import type { Purchase, Refund, ReturnedGoods } from './purchase'
import { decideRefund, REFUNDS_MAX, type Refundable, type RefundRequest, restOf } from './refund'

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

function refunded(purchase: Refundable, back: RefundRequest['back']): Refundable {
  const refundId = `r${purchase.refunds.length}`
  const decision = decideRefund(purchase, { refundId, back })
  if (decision.kind !== 'accepted') throw new Error(JSON.stringify(decision))
  const goods = back.kind === 'money' ? null : back
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
const money = (amountFen: number) => ({ kind: 'money' as const, amountFen })
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

test('a purchase that coupons paid whole is back with its goods, although no money is', () => {
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

describe('money and goods agree about what is back', () => {
  test('goods that come back after money bring what is left of what was paid, and then all is back', () => {
    const goodwill = refunded(aPurchase(anAmount(1_000)), money(600))
    expect(goodwill.isBack).toBe(false)
    expect(refunded(goodwill, worth(1_000))).toMatchObject({ refundedFen: 1_000, isBack: true })
  })

  test('after 5.00 of goodwill the last unit still comes back, for what is left', () => {
    const four = aPurchase(someLines([aLine(2_500, { quantity: 4 })]), 'twentyOff')
    let purchase = refunded(four, money(500))
    for (let unit = 1; unit <= 3; unit += 1) purchase = refunded(purchase, units([[0, 1]]))
    expect(purchase).toMatchObject({ refundedFen: 6_500, isBack: false })
    expect(refunded(purchase, units([[0, 1]]))).toMatchObject({ refundedFen: 8_000, isBack: true })
  })

  test.each<[string, RefundRequest['back'][]]>([
    ['money', [money(8_000)]],
    ['money in parts', [money(3_000), money(5_000)]],
    ['goods', [worth(10_000)]],
    ['money, then goods', [money(4_000), worth(5_000)]],
    ['goods, then money', [worth(5_000), money(4_000)]],
    ['goods, money and goods', [worth(2_500), money(5_000), worth(7_500)]],
  ])('80.00 of 80.00 that came back as %s is all of it', (_how, backs) => {
    const end = backs.reduce(refunded, aPurchase(anAmount(10_000), 'twentyOff'))
    expect(end).toMatchObject({ refundedFen: 8_000, isBack: true })
  })

  test('a purchase of 0.00 is back with a refund of 0.00, and with nothing less than all its goods', () => {
    const free = aPurchase(anAmount(2_000), 'twentyOff')
    expect(refunded(free, money(0))).toMatchObject({ refundedFen: 0, isBack: true })
    const two = aPurchase(someLines([aLine(1_000, { quantity: 2 })]), 'twentyOff')
    expect(two.amountFen).toBe(0)
    const one = refunded(two, units([[0, 1]]))
    expect(one.isBack).toBe(false)
    expect(refunded(one, units([[0, 1]])).isBack).toBe(true)
    expect(refunded(one, money(0)).isBack).toBe(true)
  })

  test('a refund of 0.00 is none while something is left', () => {
    expect(decideRefund(aPurchase(anAmount(100)), { refundId: 'r', back: money(0) })).toMatchObject({
      reason: 'REFUND_TOO_LARGE',
      details: { leftFen: 100 },
    })
  })

  test('a purchase whose money was all back before there was one measure is closed by 0.00, or by its goods', () => {
    const all = refunded(refunded(aPurchase(anAmount(10_000), 'twentyOff'), money(4_000)), worth(5_000))
    const old = { ...all, isBack: false }
    expect(refunded(old, money(0))).toMatchObject({ refundedFen: 8_000, isBack: true })
    expect(refunded(old, worth(5_000))).toMatchObject({ refundedFen: 8_000, isBack: true })
  })
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

const bought = fc.oneof(
  fc.record({
    kind: fc.constant('amount' as const),
    amountFen: fc.integer({ min: 1, max: 20_000 }),
    deliveryFen: fc.integer({ min: 0, max: 1_000 }),
  }),
  fc.record({ kind: fc.constant('lines' as const), lines, deliveryFen: fc.integer({ min: 0, max: 1_000 }) }),
)
/** Thousandths of what is left of the money, or of the goods. */
const tries = fc.array(fc.record({ isMoney: fc.boolean(), part: fc.integer({ min: 0, max: 1_000 }) }), {
  maxLength: 12,
})

/** A part of what is still with the customer: of an amount by worth, of lines by units of the first line that has some. */
function someGoods({ basket, amountFen, discountFen, refunds }: Refundable, part: number): ReturnedGoods | null {
  const before = refunds.flatMap(({ goods }) => goods ?? [])
  if (!basket?.lines) {
    const left = before.reduce(
      (rest, each) => rest - (each.kind === 'worth' ? each.goodsFen : 0),
      amountFen + discountFen,
    )
    const goodsFen = Math.ceil((left * part) / 1_000)
    return goodsFen > 0 ? worth(goodsFen) : null
  }
  const left = basket.lines.map(({ quantity }, line) => {
    const named = before.flatMap((each) => (each.kind === 'units' ? each.lines : []))
    return named.reduce((rest, each) => (each.line === line ? rest - each.quantity : rest), quantity)
  })
  const isDeliveryDue = !before.some((each) => each.kind === 'units' && each.isDeliveryBack)
  if (part === 1_000) {
    const rest = left.flatMap((quantity, line): [number, number][] => (quantity > 0 ? [[line, quantity]] : []))
    return units(rest, isDeliveryDue)
  }
  const line = left.findIndex((quantity) => quantity > 0)
  return line < 0 ? null : units([[line, Math.ceil(((left[line] ?? 0) * part) / 1_000)]])
}

test('whatever parts of money and goods come back in whatever order, all is back exactly when all the money is', () => {
  fc.assert(
    fc.property(bought, names, tries, fc.constantFrom('money', 'goods'), (sold, used, parts, last) => {
      const { deliveryFen } = sold
      const cart =
        sold.kind === 'amount'
          ? anAmount(sold.amountFen, deliveryFen)
          : someLines(
              sold.lines.map(({ unitFen, quantity }) => aLine(unitFen, { quantity })),
              deliveryFen,
            )
      let purchase = aPurchase(cart, ...used)
      const check = () => {
        expect(purchase.refundedFen).toBeLessThanOrEqual(purchase.amountFen)
        if (purchase.amountFen > 0) expect(purchase.isBack).toBe(purchase.refundedFen === purchase.amountFen)
      }
      for (const { isMoney, part } of parts) {
        if (purchase.isBack || purchase.refunds.length >= REFUNDS_MAX - 2) break
        const moneyFen = Math.floor(((purchase.amountFen - purchase.refundedFen) * part) / 1_000)
        const goods = someGoods(purchase, Math.max(part, 1))
        if (!isMoney && goods) purchase = refunded(purchase, goods)
        else if (moneyFen > 0) purchase = refunded(purchase, money(moneyFen))
        check()
      }
      // Both ways to the end are open from everywhere.
      if (!purchase.isBack) {
        const rest = last === 'goods' ? someGoods(purchase, 1_000) : null
        purchase = refunded(purchase, rest ?? money(purchase.amountFen - purchase.refundedFen))
      }
      expect(purchase).toMatchObject({ isBack: true, refundedFen: purchase.amountFen })
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

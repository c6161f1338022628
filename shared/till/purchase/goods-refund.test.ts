import fc from 'fast-check'
import { rowsOf } from '#shared/kernel/testing/text-table'
import { applyCoupons } from '#shared/loyalty/coupon/application'
import type { Cart } from '#shared/loyalty/coupon/cart'
import { aLine, issuedRules, percentOff, someLines, twentyOff } from '#shared/loyalty/coupon/testing/a-coupon'
import { basketOf, isSameBasket, type SoldGoods } from './basket'
import type { SaidLine } from './pricing'
import type { Purchase, Refund, ReturnedGoods } from './purchase'
import { decideRefund, REFUNDS_MAX, type Refundable, type RefundDecision, type RefundRequest, restOf } from './refund'

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

/** '10000': an amount; '3000x2 4000': lines; '+500': delivery. */
function readCart(text: string): Cart {
  const words = text.split(' ')
  const deliveryFen = Number(words.find((word) => word.startsWith('+')) ?? 0)
  const goods = words.filter((word) => !word.startsWith('+'))
  if (goods.length === 1 && !text.includes('x')) return anAmount(Number(goods[0]), deliveryFen)
  const lines = goods.map((word) => {
    const [unitFen = 0, quantity = 1] = word.split('x').map(Number)
    return aLine(unitFen, { quantity })
  })
  return someLines(lines, deliveryFen)
}

/** 'money 600', 'worth 5000', 'units 0x1 1x2 delivery'. */
function readBack(text: string): RefundRequest['back'] {
  const [kind, ...words] = text.split(' ')
  if (kind === 'money') return money(Number(words[0]))
  if (kind === 'worth') return worth(Number(words[0]))
  const lines = words.filter((word) => word !== 'delivery').map((word) => word.split('x').map(Number))
  const named = lines.map(([line = 0, quantity = 0]): [number, number] => [line, quantity])
  return units(named, words.includes('delivery'))
}

const writtenRefusal = (decision: RefundDecision) => {
  if (decision.kind !== 'refused') return decision.kind
  const details = Object.entries(decision.details ?? {}).map(([name, value]) => `${name}:${value}`)
  return [decision.reason, ...details].join(' ')
}

describe('bought · used · what came back before · what comes back · what it brings', () => {
  test.each(
    rowsOf(`
    # what                                   | bought      | used      | before                                     | back           | brings
    # goods bring what was paid for them
    half of the worth, half of what was paid | 10000       | twentyOff |                                            | worth 5000     | 4000
    the other half                           | 10000       | twentyOff | worth 5000                                 | worth 5000     | 4000, all back
    a line less its part of the discount     | 3000x2 4000 | twentyOff |                                            | units 0x1      | 2400
    another line less its own                | 3000x2 4000 | twentyOff |                                            | units 1x1      | 3200
    lines before a paid delivery             | 3000x1 +500 | tenth     |                                            | units 0x1      | 2700
    and the delivery                         | 3000x1 +500 | tenth     | units 0x1                                  | units delivery | 500, all back
    a part of what coupons paid whole        | 2000        | twentyOff |                                            | worth 500      | 0
    all of what coupons paid whole           | 2000        | twentyOff |                                            | worth 2000     | 0, all back
    and no money is all of it too            | 2000        | twentyOff |                                            | money 0        | 0, all back
    one of two that coupons paid whole       | 1000x2      | twentyOff |                                            | units 0x1      | 0
    the other one                            | 1000x2      | twentyOff | units 0x1                                  | units 0x1      | 0, all back
    or no money for it                       | 1000x2      | twentyOff | units 0x1                                  | money 0        | 0, all back
    # money and goods agree about what is back
    goods after money bring what is left     | 1000        |           | money 600                                  | worth 1000     | 400, all back
    a third unit after 5.00 of goodwill      | 2500x4      | twentyOff | money 500, units 0x1, units 0x1            | units 0x1      | 2000
    the last unit, for what is left          | 2500x4      | twentyOff | money 500, units 0x1, units 0x1, units 0x1 | units 0x1      | 1500, all back
    80.00 as money                           | 10000       | twentyOff |                                            | money 8000     | 8000, all back
    80.00 as money in parts                  | 10000       | twentyOff | money 3000                                 | money 5000     | 5000, all back
    80.00 as goods                           | 10000       | twentyOff |                                            | worth 10000    | 8000, all back
    80.00 as money, then goods               | 10000       | twentyOff | money 4000                                 | worth 5000     | 4000, all back
    80.00 as goods, then money               | 10000       | twentyOff | worth 5000                                 | money 4000     | 4000, all back
    80.00 as goods, money and goods          | 10000       | twentyOff | worth 2500, money 5000                     | worth 7500     | 1000, all back
    # refused
    more than was bought                     | 1000        |           |                                            | worth 1001     | REFUND_TOO_LARGE leftFen:1000
    more money than was paid                 | 1000        |           | money 600                                  | money 401      | REFUND_TOO_LARGE leftFen:400
    more units than a line has               | 100x1       |           |                                            | units 0x2      | REFUND_TOO_LARGE line:0 leftUnits:1
    the same unit named twice                | 100x1       |           |                                            | units 0x1 0x1  | REFUND_TOO_LARGE line:0 leftUnits:1
    a line that is not there                 | 100x1       |           |                                            | units 1x1      | REFUND_GOODS_UNKNOWN hasLines:true
    lines of an amount                       | 1000        |           |                                            | units 0x1      | REFUND_GOODS_UNKNOWN hasLines:false
    an amount of lines                       | 100x1       |           |                                            | worth 100      | REFUND_GOODS_UNKNOWN hasLines:true
    a delivery twice                         | 100x1 +500  |           | units delivery                             | units delivery | REFUND_TOO_LARGE leftFen:0
    anything of what is back                 | 2000        | twentyOff | worth 2000                                 | worth 1        | REFUND_TOO_LARGE leftFen:0
    no money while some is left              | 100         |           |                                            | money 0        | REFUND_TOO_LARGE leftFen:100
  `),
  )('%s: %s %s · %s · %s: %s', (_what, cart = '', used = '', before = '', back = '', brings = '') => {
    const names = used.split(' ').filter((name): name is keyof typeof COUPONS => name in COUPONS)
    const parts = before.split(', ').filter((part) => part !== '')
    const start = parts.map(readBack).reduce(refunded, aPurchase(readCart(cart), ...names))
    const decision = decideRefund(start, { refundId: 'last', back: readBack(back) })
    if (decision.kind !== 'accepted') return expect(writtenRefusal(decision)).toBe(brings)
    expect(`${decision.amountFen}${decision.isWhole ? ', all back' : ''}`).toBe(brings)
    const end = refunded(start, readBack(back))
    expect(end).toMatchObject({ refundedFen: start.refundedFen + decision.amountFen, isBack: decision.isWhole })
    expect(start.isBack).toBe(false)
    if (decision.isWhole) expect(end.refundedFen).toBe(end.amountFen)
  })
})

test('lines carry parts of the discount', () => {
  const purchase = aPurchase(readCart('3000x2 4000'), 'twentyOff')
  expect(purchase.basket?.lines?.map(({ discountFen }) => discountFen)).toEqual([1_200, 800])
})

describe('money and goods agree about what is back', () => {
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

const TEA: SaidLine = { productKey: 'tea', category: null, quantity: 1 }
const CAKE: SaidLine = { productKey: 'cake', category: null, quantity: 1 }

describe('a recorded basket', () => {
  const recorded = (cart: Cart, ...used: (keyof typeof COUPONS)[]) => aPurchase(cart, ...used) as Purchase

  test('is nothing where an amount was paid and no coupon used', () => {
    expect(recorded(anAmount(1_000)).basket).toBeNull()
    expect(recorded(anAmount(1_000), 'gift').basket).toMatchObject({ coupons: [{ discountFen: 0, gift: '茶包' }] })
  })

  const anAmountOf = (amountFen: number): SoldGoods => ({ amountFen, deliveryFen: 0 })

  test.each<[string, boolean, SoldGoods, string[]]>([
    ['the same', true, anAmountOf(3_000), ['twentyOff']],
    ['another amount', false, anAmountOf(3_001), ['twentyOff']],
    ['no coupon', false, anAmountOf(3_000), []],
    ['another coupon', false, anAmountOf(3_000), ['tenth']],
    ['one coupon more', false, anAmountOf(3_000), ['twentyOff', 'tenth']],
    ['lines of the same worth', false, { lines: [aLine(3_000)], deliveryFen: 0 }, ['twentyOff']],
  ])('compared with %s: %p', (_what, isSame, sold, couponIds) => {
    expect(isSameBasket(recorded(anAmount(3_000), 'twentyOff'), sold, couponIds)).toBe(isSame)
  })

  test.each<[string, boolean, SaidLine[], number]>([
    ['the same goods, without their prices', true, [{ ...TEA, quantity: 2 }, CAKE], 0],
    ['the same goods at the same price', true, [{ ...TEA, quantity: 2, unitFen: 3_000 }, CAKE], 0],
    ['another price', false, [{ ...TEA, quantity: 2, unitFen: 3_100 }, CAKE], 0],
    ['one less', false, [TEA, CAKE], 0],
    [
      'another product',
      false,
      [
        { ...TEA, quantity: 2 },
        { ...CAKE, productKey: 'bun' },
      ],
      0,
    ],
    ['a line less', false, [{ ...TEA, quantity: 2 }], 0],
    ['a delivery', false, [{ ...TEA, quantity: 2 }, CAKE], 500],
  ])('of goods compared with %s: %p', (_what, isSame, lines, deliveryFen) => {
    const goods = [aLine(3_000, { productKey: 'tea', quantity: 2 }), aLine(4_000, { productKey: 'cake' })]
    expect(isSameBasket(recorded(someLines(goods)), { lines, deliveryFen }, [])).toBe(isSame)
  })
})

import fc from 'fast-check'
import type { ChoosableCoupon } from '../best-choice'
import type { Cart, CartLine, CountedCoupon } from '../cart'
import type { Offer } from '../template'
import { issuedRules } from './a-coupon'

/** Random carts and coupons that meet often: few categories, few products, small prices beside large ones. */

const CATEGORIES = ['tea', 'cake', 'cup'] as const

/** A product has one category, whatever it costs in each line. */
const PRODUCTS: readonly [string | null, string | null][] = [
  ['p1', 'tea'],
  ['p2', 'cake'],
  ['p3', 'cup'],
  [null, 'tea'],
  [null, 'cake'],
  [null, null],
]

const fen = fc.oneof(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 20_000 }))

export const anyLine: fc.Arbitrary<CartLine> = fc
  .record({ product: fc.constantFrom(...PRODUCTS), unitFen: fen, quantity: fc.integer({ min: 0, max: 4 }) })
  .map(({ product: [productKey, category], unitFen, quantity }) => ({ productKey, category, unitFen, quantity }))

const delivery = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 1500 }))

export const anyLines: fc.Arbitrary<Extract<Cart, { kind: 'lines' }>> = fc.record({
  kind: fc.constant('lines' as const),
  lines: fc.array(anyLine, { minLength: 1, maxLength: 8 }),
  deliveryFen: delivery,
})

export const anyCart: fc.Arbitrary<Cart> = fc.oneof(
  { weight: 3, arbitrary: anyLines },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('amount' as const), amountFen: fen, deliveryFen: delivery }) },
)

const cap = fc.oneof(fc.constant(null), fc.integer({ min: 1, max: 3000 }))

export const anyOffer: fc.Arbitrary<Offer> = fc.oneof(
  fc.record({ kind: fc.constant('amountOff' as const), amountOffFen: fc.integer({ min: 1, max: 5000 }) }),
  fc.record({
    kind: fc.constant('percentOff' as const),
    percentOff: fc.integer({ min: 1, max: 99 }),
    maxOffFen: cap,
  }),
  fc
    .tuple(fc.constantFrom('p1', 'p2', null), fc.integer({ min: 0, max: 500 }), fc.integer({ min: 1, max: 3000 }))
    .map(([productKey, priceFen, more]) => ({
      kind: 'exchange' as const,
      productName: '茶',
      productKey,
      priceFen,
      valueFen: priceFen + more,
    })),
  fc.record({ kind: fc.constant('freeDelivery' as const), maxOffFen: cap }),
  fc.constant({ kind: 'gift' as const, giftName: '杯垫', valueFen: 300 }),
)

const categories = fc.oneof(
  { weight: 2, arbitrary: fc.constant(null) },
  { weight: 1, arbitrary: fc.subarray([...CATEGORIES], { minLength: 1 }) },
)

const shape = fc.record({
  offer: anyOffer,
  minSpendFen: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 30_000 })),
  categories,
  exceptCategories: categories,
})

export const anyCoupon = (couponId: string): fc.Arbitrary<CountedCoupon> =>
  shape.map(({ offer, ...conditions }) => ({ couponId, rules: issuedRules({ offer, conditions }) }))

/** Several coupons; some of them have the same content. */
export const anyCoupons = (max = 4): fc.Arbitrary<CountedCoupon[]> =>
  fc.array(fc.tuple(shape, fc.integer({ min: 1, max: 2 })), { minLength: 1, maxLength: max }).map((shapes) =>
    shapes
      .flatMap(([{ offer, ...conditions }, copies]) =>
        Array.from({ length: copies }, () => issuedRules({ offer, conditions })),
      )
      .slice(0, max)
      .map((rules, index) => ({ couponId: `c${index}`, rules })),
  )

/** With groups, some exclusive, ending at different times. */
export const anyChoosable = (max: number): fc.Arbitrary<ChoosableCoupon[]> =>
  fc
    .array(
      fc.record({
        shape,
        group: fc.constantFrom('a', 'b'),
        maxTogether: fc.integer({ min: 1, max: 3 }),
        isExclusive: fc.constantFrom(false, false, false, true),
        untilAt: fc.integer({ min: 1, max: 5 }),
      }),
      { minLength: 1, maxLength: max },
    )
    .map((found) =>
      found.map(({ shape: { offer, ...conditions }, untilAt, ...stacking }, index) => ({
        couponId: `c${index}`,
        untilAt,
        rules: issuedRules({ offer, conditions, stacking }),
      })),
    )

/** The same cart with more in it: a dearer unit, one more unit, another line, or dearer delivery. */
export const withMore = (cart: Cart): fc.Arbitrary<Cart> => {
  const moreDelivery = fc
    .integer({ min: 0, max: 500 })
    .map((more) => ({ ...cart, deliveryFen: cart.deliveryFen + more }))
  if (cart.kind === 'amount') {
    return fc.oneof(
      moreDelivery,
      fc.integer({ min: 0, max: 5000 }).map((more) => ({ ...cart, amountFen: cart.amountFen + more })),
    )
  }
  const { lines } = cart
  const changed = (index: number, change: Partial<CartLine>): Cart => ({
    ...cart,
    lines: lines.map((line, at) => (at === index ? { ...line, ...change } : line)),
  })
  const index = fc.nat(lines.length - 1)
  return fc.oneof(
    moreDelivery,
    fc
      .tuple(index, fc.oneof(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 5000 })))
      .map(([at, more]) => changed(at, { unitFen: (lines[at]?.unitFen ?? 0) + more })),
    fc
      .tuple(index, fc.integer({ min: 0, max: 3 }))
      .map(([at, more]) => changed(at, { quantity: (lines[at]?.quantity ?? 0) + more })),
    fc
      .tuple(anyLine, index)
      .map(([line, at]) => ({ ...cart, lines: [...lines.slice(0, at), line, ...lines.slice(at)] })),
  )
}

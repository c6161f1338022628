import fc from 'fast-check'
import type { StandingBenefit } from '#shared/ledger/tier/benefit-rules'
import { applyCoupons } from '#shared/loyalty/coupon/application'
import { bestChoice } from '#shared/loyalty/coupon/best-choice'
import { type Cart, isCovered, lineFen, linesOf, standingBeside } from '#shared/loyalty/coupon/cart'
import { at, frozen } from '#shared/loyalty/coupon/testing/a-coupon'
import { anyCart, anyChoosable, anyCoupons, withMore } from '#shared/loyalty/coupon/testing/carts'
import { stackingProblems } from '#shared/loyalty/coupon/together'
import { type Standing, standingOf } from './standing'
import { aFreeDelivery, aPercentage } from './testing/some-benefits'

const runs = { numRuns: 500 }
const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0)
const cap = fc.oneof(fc.constant(null), fc.integer({ min: 1, max: 3000 }))

const anyBenefits: fc.Arbitrary<StandingBenefit[]> = fc.array(
  fc.oneof(
    fc
      .record({
        percentOff: fc.integer({ min: 1, max: 90 }),
        categories: fc.oneof(fc.constant(null), fc.subarray(['tea', 'cake', 'cup'], { minLength: 1 })),
        monthCapFen: cap,
        isWithCoupons: fc.boolean(),
      })
      .map(({ percentOff, ...rest }) => aPercentage(percentOff, rest)),
    fc
      .record({
        minSpendFen: fc.integer({ min: 0, max: 9000 }),
        maxOffFen: cap,
        monthCapFen: cap,
        isWithCoupons: fc.boolean(),
      })
      .map(aFreeDelivery),
  ),
  { minLength: 1, maxLength: 5 },
)

/** Each has a key of its own. */
const named = anyBenefits.map((all) => all.map((benefit, index) => ({ ...benefit, key: `b${index}` })))
const taken = fc.dictionary(fc.constantFrom('b0', 'b1', 'b2'), fc.integer({ min: 0, max: 4000 }))

const standing = (benefits: readonly StandingBenefit[], cart: Cart, takenFen: Record<string, number> = {}): Standing =>
  standingOf(frozen(benefits), { storeId: 'str_a', at: at('2026-03-11'), cart, takenFen })

test('what is payable is never below zero, every part adds up, and no cap is exceeded', () => {
  fc.assert(
    fc.property(anyCart, anyCoupons(5), named, taken, (cart, coupons, benefits, takenFen) => {
      const { discounts } = standing(benefits, cart, takenFen)
      const applied = applyCoupons(frozen(cart), frozen(coupons), frozen(discounts))
      const all = [...applied.standing, ...applied.coupons]
      expect(applied.payableFen).toBe(applied.totalFen - applied.discountFen)
      expect(applied.payableFen).toBeGreaterThanOrEqual(0)
      expect(sum(all.map(({ discountFen }) => discountFen))).toBe(applied.discountFen)
      for (const { discountFen, lineFen: parts, deliveryFen } of all) expect(sum(parts) + deliveryFen).toBe(discountFen)
      for (const [index, line] of linesOf(cart).entries()) {
        expect(sum(all.map(({ lineFen: parts }) => parts[index] ?? 0))).toBeLessThanOrEqual(lineFen(line))
      }
      for (const { couponId, discountFen } of applied.standing) {
        const benefit = benefits.find(({ key }) => `benefit:${key}` === couponId)
        const before = takenFen[benefit?.key ?? ''] ?? 0
        expect(discountFen).toBeLessThanOrEqual((benefit?.monthCapFen ?? Number.MAX_SAFE_INTEGER) - before)
      }
    }),
    runs,
  )
})

test('no goods get two percentages; beside coupons each gets the largest that goes with them, without them the better whole', () => {
  fc.assert(
    fc.property(anyCart, named, (cart, benefits) => {
      const { discounts } = standing(benefits, cart)
      const percentages = discounts.filter(({ rules }) => rules.offer.kind === 'percentOff')
      const going = benefits.filter(({ isWithCoupons }) => isWithCoupons)
      for (const line of cart.kind === 'lines' ? cart.lines : []) {
        const largestOf = (all: readonly StandingBenefit[]) => {
          const offered = all.flatMap((benefit) =>
            benefit.kind === 'percentOff' && (!benefit.categories || benefit.categories.includes(line.category ?? ''))
              ? [benefit.percentOff]
              : [],
          )
          return offered.length > 0 && lineFen(line) > 0 ? [Math.max(...offered)] : []
        }
        const had = (beside: number) =>
          standingBeside(percentages, beside)
            .filter(({ rules }) => lineFen(line) > 0 && isCovered(rules.conditions, line))
            .map(({ rules: { offer } }) => offer.kind === 'percentOff' && offer.percentOff)
        expect(had(1)).toEqual(largestOf(going))
        expect([largestOf(benefits), largestOf(going)]).toContainEqual(had(0))
      }
      const offOf = (all: readonly StandingBenefit[]) =>
        applyCoupons(cart, [], standing(all, cart).discounts).discountFen
      expect(offOf(benefits)).toBeGreaterThanOrEqual(offOf(going))
    }),
    runs,
  )
})

test('buying more never makes the discounts smaller', () => {
  const cartAndMore = anyCart.chain((cart) => withMore(cart).map((more) => ({ cart, more })))
  fc.assert(
    fc.property(cartAndMore, anyCoupons(4), named, ({ cart, more }, coupons, benefits) => {
      const of = (each: Cart) => applyCoupons(each, coupons, standing(benefits, each).discounts).discountFen
      expect(of(more)).toBeGreaterThanOrEqual(of(cart))
    }),
    { numRuns: 2000 },
  )
})

test('the best choice beside a tier’s benefits is the best of all combinations, counted one by one', () => {
  fc.assert(
    fc.property(anyCart, anyChoosable(5), named, (cart, coupons, benefits) => {
      const { discounts } = standing(benefits, cart)
      const choice = bestChoice(cart, coupons, discounts)
      const worths = subsets(coupons)
        .filter((chosen) => stackingProblems(chosen).length === 0)
        .map((chosen) => {
          const gifts = chosen.map(({ rules: { offer } }) => (offer.kind === 'gift' ? offer.valueFen : 0))
          return applyCoupons(cart, chosen, discounts).discountFen + sum(gifts)
        })
      expect(choice.discountFen + choice.giftFen).toBe(Math.max(...worths))
    }),
    { numRuns: 400 },
  )
})

test('a tier without benefits changes nothing', () => {
  fc.assert(
    fc.property(anyCart, anyCoupons(4), (cart, coupons) => {
      expect(applyCoupons(cart, coupons, standing([], cart).discounts)).toEqual(applyCoupons(cart, coupons))
    }),
    { numRuns: 100 },
  )
})

function subsets<T>(all: readonly T[]): T[][] {
  return Array.from({ length: 2 ** all.length }, (_, bits) => all.filter((_each, index) => (bits >> index) & 1))
}

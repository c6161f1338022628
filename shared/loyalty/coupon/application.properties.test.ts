import fc from 'fast-check'
import { type Application, applyCoupons } from './application'
import { bestChoice } from './best-choice'
import { lineFen, linesOf, totalFen } from './cart'
import { discountFen } from './discount'
import { frozen } from './testing/a-coupon'
import { anyCart, anyChoosable, anyCoupon, anyCoupons, withMore } from './testing/carts'
import { stackingProblems } from './together'

const runs = { numRuns: 700 }
const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0)
const cartAndMore = anyCart.chain((cart) => withMore(cart).map((more) => ({ cart, more })))

test('what is payable is never below zero and never above the price', () => {
  fc.assert(
    fc.property(anyCart, anyCoupons(6), (cart, coupons) => {
      const { payableFen, totalFen: total, discountFen: discount } = applyCoupons(frozen(cart), frozen(coupons))
      expect(total).toBe(totalFen(cart))
      expect(payableFen).toBe(total - discount)
      expect(payableFen).toBeGreaterThanOrEqual(0)
      expect(payableFen).toBeLessThanOrEqual(total)
    }),
    runs,
  )
})

test('the split of every discount adds up to the fen, and no line gives more than it costs', () => {
  fc.assert(
    fc.property(anyCart, anyCoupons(5), (cart, coupons) => {
      const application = applyCoupons(cart, coupons)
      for (const { discountFen: discount, lineFen: parts, deliveryFen } of application.coupons) {
        expect(sum(parts) + deliveryFen).toBe(discount)
        expect(parts.every((part) => Number.isInteger(part) && part >= 0)).toBe(true)
      }
      expect(sum(application.coupons.map((coupon) => coupon.discountFen))).toBe(application.discountFen)
      for (const [index, line] of linesOf(cart).entries()) {
        expect(takenFrom(application, index)).toBeLessThanOrEqual(lineFen(line))
      }
      expect(sum(application.coupons.map((coupon) => coupon.deliveryFen))).toBeLessThanOrEqual(cart.deliveryFen)
    }),
    runs,
  )
})

test('one coupon in a purchase is worth what it is worth alone', () => {
  fc.assert(
    fc.property(anyCart, anyCoupon('c1'), (cart, coupon) => {
      expect(applyCoupons(cart, [coupon]).discountFen).toBe(discountFen(coupon.rules, cart))
    }),
    runs,
  )
})

test('the order in which coupons are given changes nothing', () => {
  const shuffled = anyCoupons(5).chain((coupons) =>
    fc.shuffledSubarray(coupons, { minLength: coupons.length }).map((other) => ({ coupons, other })),
  )
  fc.assert(
    fc.property(anyCart, shuffled, (cart, { coupons, other }) => {
      expect(applyCoupons(cart, other)).toEqual(applyCoupons(cart, coupons))
    }),
    runs,
  )
})

test('which of equal coupons is used first changes no amount', () => {
  fc.assert(
    fc.property(anyCart, anyCoupons(5), (cart, coupons) => {
      const renamed = coupons.map(({ rules }, index) => ({ couponId: `z${coupons.length - index}`, rules }))
      const amounts = ({ coupons: applied }: Application) => applied.map(({ couponId: _, ...rest }) => rest)
      expect(amounts(applyCoupons(cart, renamed))).toEqual(amounts(applyCoupons(cart, coupons)))
    }),
    runs,
  )
})

test('buying more never makes one coupon, several together or the best choice give less', () => {
  fc.assert(
    fc.property(cartAndMore, anyCoupons(5), ({ cart, more }, coupons) => {
      expect(applyCoupons(more, coupons).discountFen).toBeGreaterThanOrEqual(applyCoupons(cart, coupons).discountFen)
      for (const { rules } of coupons) {
        expect(discountFen(rules, more)).toBeGreaterThanOrEqual(discountFen(rules, cart))
      }
    }),
    { numRuns: 3000 },
  )
  fc.assert(
    fc.property(cartAndMore, anyChoosable(5), ({ cart, more }, coupons) => {
      const worth = (choice: ReturnType<typeof bestChoice>) => choice.discountFen + choice.giftFen
      expect(worth(bestChoice(more, coupons))).toBeGreaterThanOrEqual(worth(bestChoice(cart, coupons)))
    }),
    { numRuns: 500 },
  )
})

test('one more coupon never takes more from the others than it brings, but for a fen of rounding in each line', () => {
  // A second exchange may take the product from the first; the till refuses it, since one of them has no effect.
  const noExchange = anyCoupon('more').filter(({ rules }) => rules.offer.kind !== 'exchange')
  fc.assert(
    fc.property(anyCart, anyCoupons(4), noExchange, (cart, coupons, more) => {
      const percentages = coupons.filter(({ rules }) => rules.offer.kind === 'percentOff').length
      const { discountFen: before } = applyCoupons(cart, coupons)
      const { discountFen: after } = applyCoupons(cart, [...coupons, more])
      expect(after).toBeGreaterThanOrEqual(before - percentages * linesOf(cart).length)
    }),
    runs,
  )
})

test('the best choice is the best of all combinations, counted one by one', () => {
  fc.assert(
    fc.property(anyCart, anyChoosable(6), (cart, coupons) => {
      const choice = bestChoice(cart, coupons)
      const combinations = subsets(coupons).filter((chosen) => stackingProblems(chosen).length === 0)
      const worths = combinations.map((chosen) => {
        const gifts = chosen.map(({ rules: { offer } }) => (offer.kind === 'gift' ? offer.valueFen : 0))
        return applyCoupons(cart, chosen).discountFen + sum(gifts)
      })
      expect(choice.discountFen + choice.giftFen).toBe(Math.max(...worths))
      const chosen = coupons.filter(({ couponId }) => choice.couponIds.includes(couponId))
      expect(stackingProblems(chosen)).toEqual([])
    }),
    { numRuns: 500 },
  )
})

function takenFrom({ coupons }: Application, line: number): number {
  return sum(coupons.map(({ lineFen: parts }) => parts[line] ?? 0))
}

function subsets<T>(all: readonly T[]): T[][] {
  return Array.from({ length: 2 ** all.length }, (_, bits) => all.filter((_each, index) => (bits >> index) & 1))
}

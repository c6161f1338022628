import { unreachable } from '#shared/kernel/invariant'
import { shareRoundedDown } from '#shared/kernel/money'
import { type Cart, type CountedRules, coveredFen, linesOf } from './cart'
import type { Offer } from './template'

/** What one coupon alone takes off a cart. Rounded down to the fen; 0 when its threshold is not reached. */
export function discountFen(rules: CountedRules, cart: Cart): number {
  const { offer, conditions } = rules
  const covered = coveredFen(conditions, cart)
  if (covered < conditions.minSpendFen) return 0
  switch (offer.kind) {
    case 'amountOff':
      return Math.min(offer.amountOffFen, covered)
    case 'percentOff':
      return percentOf(covered, offer)
    case 'exchange':
      return exchangeFen(offer, exchangeUnits(offer, rules, cart)[0] ?? 0)
    case 'freeDelivery':
      return Math.min(cart.deliveryFen, offer.maxOffFen ?? cart.deliveryFen)
    case 'gift':
      return 0
    default:
      return unreachable(offer)
  }
}

type PercentOff = Extract<Offer, { kind: 'percentOff' }>
export type Exchange = Extract<Offer, { kind: 'exchange' }>

export function percentOf(fen: number, { percentOff, maxOffFen }: PercentOff): number {
  const off = shareRoundedDown(fen, percentOff, 100)
  return maxOffFen === null ? off : Math.min(off, maxOffFen)
}

/** Of a product that costs `unitFen` today. Never more than was planned when the coupon was made. */
export function exchangeFen({ valueFen, priceFen }: Exchange, unitFen: number): number {
  return Math.max(Math.min(unitFen, valueFen) - priceFen, 0)
}

/** Whether the product of an exchange is looked for among the lines; otherwise an amount has to be large enough for it. */
export function isByLine({ productKey }: Exchange, cart: Cart): boolean {
  return cart.kind === 'lines' && productKey !== null
}

/** Prices of the units that an exchange could be for, dearest first. Without lines: the product, if the amount covers it. */
export function exchangeUnits(offer: Exchange, { conditions }: CountedRules, cart: Cart): number[] {
  if (!isByLine(offer, cart)) return coveredFen(conditions, cart) >= offer.valueFen ? [offer.valueFen] : []
  const units = linesOf(cart).filter(({ productKey, quantity }) => productKey === offer.productKey && quantity > 0)
  return units.map(({ unitFen }) => unitFen).sort((a, b) => b - a)
}

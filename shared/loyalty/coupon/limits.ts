import { invariant, unreachable } from '#shared/kernel/invariant'
import type { Limits, Offer, TemplateRules } from './template'

/** What one coupon can take off, or cost, at most; null where only the purchase sets a bound. */
export function exposureFen(offer: Offer): number | null {
  switch (offer.kind) {
    case 'amountOff':
      return offer.amountOffFen
    case 'percentOff':
    case 'freeDelivery':
      return offer.maxOffFen
    case 'exchange':
      return offer.valueFen - offer.priceFen
    case 'gift':
      return offer.valueFen
    default:
      return unreachable(offer)
  }
}

/**
 * How many coupons may be issued at all. All coupons of a template can cost the same, so that a budget for what they
 * could cost is a number of coupons: it needs no counter of its own that every claim would have to write.
 */
export function stockCap({ offer, limits }: Pick<TemplateRules, 'offer' | 'limits'>): number | null {
  return smaller(limits.stock, limits.exposureFen === null ? null : affordable(limits.exposureFen, exposureFen(offer)))
}

function affordable(budgetFen: number, eachFen: number | null): number | null {
  invariant(eachFen !== null, 'a budget for what coupons could cost needs an offer with a bound')
  if (budgetFen === 0) return 0
  return eachFen === 0 ? null : Math.floor(budgetFen / eachFen)
}

/** Which of two limits is stricter; null is none. */
export function smaller(a: number | null, b: number | null): number | null {
  if (a === null) return b
  return b === null ? a : Math.min(a, b)
}

/** What a template can cost at most if everything is issued and used; null when nothing bounds it. */
export function exposureAtMostFen(rules: { offer: Offer; limits: Limits }): number | null {
  const each = exposureFen(rules.offer)
  const cap = stockCap(rules)
  const whenIssued = each === null || cap === null ? null : each * cap
  return smaller(whenIssued, rules.limits.redeemedFen)
}

import { unreachable } from '#shared/kernel/invariant'
import type { CountedCoupon, CountedRules, StandingDiscount } from './cart'
import { APPLICATION_ORDER } from './template'

/**
 * By kind; among these, what holds without a coupon before the coupons; then coupons for few goods before coupons for many, which have others to take from; then the larger
 * offer. Coupons of one content are worth the same, whichever of them comes first.
 */
export function inOrder<C extends CountedCoupon | StandingDiscount>(coupons: readonly C[]): C[] {
  return [...coupons].sort(
    (a, b) =>
      rankOf(a) - rankOf(b) ||
      Number('isStanding' in b) - Number('isStanding' in a) ||
      breadthOf(a) - breadthOf(b) ||
      sizeOf(b) - sizeOf(a) ||
      compareText(contentKey(a.rules), contentKey(b.rules)) ||
      compareText(a.couponId, b.couponId),
  )
}

/** The same for coupons that are worth the same in every cart. */
export function contentKey({ offer, conditions }: CountedRules): string {
  const { minSpendFen, categories, exceptCategories } = conditions
  return JSON.stringify([offer, minSpendFen, categories, exceptCategories])
}

export function compareText(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}

function rankOf({ rules }: CountedCoupon): number {
  return APPLICATION_ORDER.indexOf(rules.offer.kind)
}

/** Grows with the goods that a coupon may cover: some categories, all but some, all. */
function breadthOf({ rules: { conditions } }: CountedCoupon): number {
  const { categories, exceptCategories } = conditions
  if (categories) return categories.length
  return exceptCategories ? BREADTH_OF_ALL - exceptCategories.length : BREADTH_OF_ALL
}

/** More than there are categories in any coupon. */
const BREADTH_OF_ALL = 1000

/** The number that an offer is known by. */
function sizeOf({ rules: { offer } }: CountedCoupon): number {
  switch (offer.kind) {
    case 'amountOff':
      return offer.amountOffFen
    case 'percentOff':
      return offer.percentOff
    case 'exchange':
    case 'gift':
      return offer.valueFen
    case 'freeDelivery':
      return offer.maxOffFen ?? 0
    default:
      return unreachable(offer)
  }
}

import { applyCoupons } from './application'
import type { Cart, CountedCoupon, StandingDiscount } from './cart'
import { COUPONS_TOGETHER_MAX } from './cells'
import type { StackingRules } from './template'

export interface StackedCoupon extends CountedCoupon {
  rules: CountedCoupon['rules'] & { stacking: StackingRules }
}

/** Why coupons that can be used one by one cannot be used together. */
export type TogetherProblem =
  | { kind: 'sameTwice'; couponId: string }
  | { kind: 'exclusive'; couponId: string }
  | { kind: 'groupFull'; group: string; max: number; chosen: number }
  | { kind: 'tooMany'; max: number; chosen: number }
  /** It would be used up and take nothing off, since the others leave nothing for it. */
  | { kind: 'noEffect'; couponId: string }

/** Everything that is wrong with using these coupons in one purchase; empty when nothing is. */
export function togetherProblems(
  cart: Cart,
  coupons: readonly StackedCoupon[],
  standing: readonly StandingDiscount[] = [],
): TogetherProblem[] {
  const problems = stackingProblems(coupons)
  if (problems.length > 0) return problems
  const { coupons: applied } = applyCoupons(cart, coupons, standing)
  return coupons
    .filter(({ couponId, rules }) => rules.offer.kind !== 'gift' && takenBy(applied, couponId) === 0)
    .map(({ couponId }) => ({ kind: 'noEffect', couponId }))
}

/** What the stacking rules say, whatever is bought. */
export function stackingProblems(coupons: readonly Pick<StackedCoupon, 'couponId' | 'rules'>[]): TogetherProblem[] {
  const problems: TogetherProblem[] = []
  const chosen = coupons.length
  if (chosen > COUPONS_TOGETHER_MAX) problems.push({ kind: 'tooMany', max: COUPONS_TOGETHER_MAX, chosen })
  const seen = new Set<string>()
  const groups = new Map<string, { max: number; chosen: number }>()
  for (const { couponId, rules } of coupons) {
    if (seen.has(couponId)) problems.push({ kind: 'sameTwice', couponId })
    seen.add(couponId)
    const { group, maxTogether, isExclusive } = rules.stacking
    if (isExclusive && chosen > 1) problems.push({ kind: 'exclusive', couponId })
    const counted = groups.get(group) ?? { max: maxTogether, chosen: 0 }
    groups.set(group, { max: Math.min(counted.max, maxTogether), chosen: counted.chosen + 1 })
  }
  for (const [group, counted] of groups) {
    if (counted.chosen > counted.max) problems.push({ kind: 'groupFull', group, ...counted })
  }
  return problems
}

function takenBy(applied: readonly { couponId: string; discountFen: number }[], couponId: string): number {
  return applied.find((coupon) => coupon.couponId === couponId)?.discountFen ?? 0
}

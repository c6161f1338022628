import { applyCoupons } from './application'
import { type Cart, type StandingDiscount, totalFen } from './cart'
import { COUPONS_TOGETHER_MAX } from './cells'
import { discountFen } from './discount'
import { compareText, contentKey } from './order'
import { type StackedCoupon, stackingProblems } from './together'

export interface ChoosableCoupon extends StackedCoupon {
  untilAt: number
}

export interface Choice {
  couponIds: string[]
  /** With what holds without a coupon. */
  discountFen: number
  /** What gifts among them are worth. */
  giftFen: number
}

/** Combinations that are counted before the search is content with what it has: a till cannot wait for all of 2^n. */
const COUNTED_MAX = 2000

interface Candidate {
  coupon: ChoosableCoupon
  /** What it brings alone; together with others it never brings more. */
  worthFen: number
  content: string
}

interface Search {
  cart: Cart
  standing: readonly StandingDiscount[]
  candidates: Candidate[]
  best: { chosen: Candidate[]; worthFen: number }
  counted: number
}

/**
 * The combination of usable coupons that brings most. Of equals: the ones that end sooner, and no coupon that brings
 * nothing. Complete for what a wallet holds; with very many different coupons, the best of COUNTED_MAX combinations.
 */
export function bestChoice(
  cart: Cart,
  coupons: readonly ChoosableCoupon[],
  standing: readonly StandingDiscount[] = [],
): Choice {
  const search: Search = {
    cart,
    standing,
    candidates: candidatesOf(cart, coupons),
    best: { chosen: [], worthFen: -1 },
    counted: 0,
  }
  explore(search, 0, [])
  const chosen = withoutIdle(search, search.best.chosen)
  const application = applyCoupons(
    cart,
    chosen.map(({ coupon }) => coupon),
    standing,
  )
  return {
    couponIds: application.coupons.map(({ couponId }) => couponId),
    discountFen: application.discountFen,
    giftFen: chosen.reduce((sum, { coupon }) => sum + giftFenOf(coupon), 0),
  }
}

function candidatesOf(cart: Cart, coupons: readonly ChoosableCoupon[]): Candidate[] {
  return coupons
    .map((coupon) => ({
      coupon,
      worthFen: discountFen(coupon.rules, cart) + giftFenOf(coupon),
      content: `${JSON.stringify(coupon.rules.stacking)}${contentKey(coupon.rules)}`,
    }))
    .filter(({ worthFen }) => worthFen > 0)
    .sort(
      (a, b) =>
        b.worthFen - a.worthFen ||
        compareText(a.content, b.content) ||
        a.coupon.untilAt - b.coupon.untilAt ||
        compareText(a.coupon.couponId, b.coupon.couponId),
    )
}

/** Depth first, the strongest coupon first; leaves a branch when even everything in it could not beat the best so far. */
function explore(search: Search, from: number, chosen: Candidate[]): void {
  const worthFen = worthOf(search, chosen)
  search.counted += 1
  if (worthFen > search.best.worthFen) search.best = { chosen, worthFen }
  const { candidates } = search
  if (chosen.length >= COUPONS_TOGETHER_MAX) return
  for (let index = from; index < candidates.length && search.counted < COUNTED_MAX; index += 1) {
    const candidate = candidates[index]
    if (!candidate) return
    if (worthFen + hopeOf(search, index, chosen) <= search.best.worthFen) return
    // Of coupons with one content, the one that ends sooner is taken first; leaving it out and taking its twin is the same.
    if (index > from && candidates[index - 1]?.content === candidate.content) continue
    const more = [...chosen, candidate]
    if (stackingProblems(more.map(({ coupon }) => coupon)).length === 0) explore(search, index + 1, more)
  }
}

/** At most what the coupons from `index` on can add: as much as alone, as many as their groups still take, and what is there to pay. */
function hopeOf({ cart, candidates }: Search, index: number, chosen: readonly Candidate[]): number {
  const used = new Map<string, number>()
  for (const { coupon } of chosen) used.set(coupon.rules.stacking.group, usedOf(used, coupon) + 1)
  let money = 0
  let gifts = 0
  for (let next = index; next < candidates.length; next += 1) {
    const candidate = candidates[next]
    if (!candidate) break
    const { group, maxTogether, isExclusive } = candidate.coupon.rules.stacking
    if (usedOf(used, candidate.coupon) >= maxTogether || (isExclusive && chosen.length > 0)) continue
    used.set(group, usedOf(used, candidate.coupon) + 1)
    const gift = giftFenOf(candidate.coupon)
    gifts += gift
    money += candidate.worthFen - gift
  }
  return Math.min(money, totalFen(cart)) + gifts
}

function usedOf(used: ReadonlyMap<string, number>, { rules }: ChoosableCoupon): number {
  return used.get(rules.stacking.group) ?? 0
}

/** Leaves out coupons without which the rest brings as much, the latest to end first. */
function withoutIdle(search: Pick<Search, 'cart' | 'standing'>, chosen: Candidate[]): Candidate[] {
  const worthFen = worthOf(search, chosen)
  const latestFirst = [...chosen].sort((a, b) => b.coupon.untilAt - a.coupon.untilAt)
  return latestFirst.reduce((kept, candidate) => {
    const rest = kept.filter((other) => other !== candidate)
    return worthOf(search, rest) >= worthFen ? rest : kept
  }, chosen)
}

function worthOf({ cart, standing }: Pick<Search, 'cart' | 'standing'>, chosen: readonly Candidate[]): number {
  const gifts = chosen.reduce((sum, { coupon }) => sum + giftFenOf(coupon), 0)
  return (
    applyCoupons(
      cart,
      chosen.map(({ coupon }) => coupon),
      standing,
    ).discountFen + gifts
  )
}

function giftFenOf({ rules: { offer } }: ChoosableCoupon): number {
  return offer.kind === 'gift' ? offer.valueFen : 0
}

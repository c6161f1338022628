import { businessDayOf, weekdayOf } from '#shared/kernel/business-day'
import {
  isStanding,
  type StandingBenefit,
  type TierBenefit,
  type TierBenefitOf,
} from '#shared/ledger/tier/benefit-rules'
import { applyCoupons } from '#shared/loyalty/coupon/application'
import { type Cart, coveredFen, goodsFen, type StandingDiscount } from '#shared/loyalty/coupon/cart'
import type { Conditions, Offer } from '#shared/loyalty/coupon/template'
import { isInHours } from '#shared/loyalty/coupon/times'

/** Where, when and for what it is asked, and how much of the month's caps is used up. */
export interface BenefitMoment {
  storeId: string
  at: number
  cart: Cart
  takenFen: Readonly<Record<string, number>>
}

/** Why a benefit of the tier takes nothing off this purchase. */
export type BenefitRefusal =
  | { kind: 'store' | 'weekday' | 'hours' | 'cap' | 'goods' | 'noDelivery' | 'withCoupons' }
  /** It is for some goods, and the till has told an amount. */
  | { kind: 'goodsUnknown' }
  /** Coupons or another benefit have taken all of it, or what it comes to is less than a fen. */
  | { kind: 'nothingLeft' }
  /** Another benefit takes as much or more off all that this one is for, whether or not it goes with the coupons. */
  | { kind: 'betterOne' }
  | { kind: 'spendMore'; missingFen: number }

export interface JudgedBenefit {
  benefit: StandingBenefit
  /** Null: it takes something off, with coupons or without. */
  refusal: BenefitRefusal | null
  /** Another one takes its place in a purchase without coupons, and in one with some. */
  isBeaten: { alone: boolean; beside: boolean }
}

export interface Standing {
  /** What `applyCoupons` counts. */
  discounts: StandingDiscount[]
  judged: JudgedBenefit[]
}

export const NO_STANDING: Standing = { discounts: [], judged: [] }

/**
 * What the benefits of a tier take off a purchase by themselves. Of several percentages each kind of goods gets the largest
 * one alone; benefits are never multiplied with each other. Beside coupons that is the largest of those that go with coupons:
 * one that does not leaves its place to the next. Without coupons it is whichever of the two takes more off all of it, so that
 * a coupon that brings nothing never makes a purchase cheaper.
 */
export function standingOf(benefits: readonly TierBenefit[], moment: BenefitMoment): Standing {
  const standing = benefits.filter(isStanding)
  const judged = standing.map((benefit) => ({ benefit, refusal: refusalOf(benefit, moment) }))
  const open = judged.flatMap(({ benefit, refusal }) => (refusal ? [] : [benefit]))
  const percentages = open.filter((benefit) => benefit.kind === 'percentOff')
  const beside = percentages.filter(({ isWithCoupons }) => isWithCoupons)
  const alone = offFen(percentages, moment) >= offFen(beside, moment) ? percentages : beside
  const discounts = open.flatMap((benefit) => discountsOf(benefit, { alone, beside }, moment))
  return {
    discounts,
    judged: judged.map(({ benefit, refusal }) => {
      const own = discounts.filter(({ couponId }) => couponId === standingId(benefit.key))
      const isBeaten = {
        alone: !own.some(({ isWithoutCoupons }) => isWithoutCoupons),
        beside: benefit.isWithCoupons && !own.some(({ isWithCoupons }) => isWithCoupons),
      }
      return { benefit, refusal: refusal ?? (own.length === 0 ? { kind: 'betterOne' } : null), isBeaten }
    }),
  }
}

type Percentages = readonly TierBenefitOf<'percentOff'>[]

/** What percentages that compete with each other come to. */
function offFen(all: Percentages, moment: BenefitMoment): number {
  const discounts = all.flatMap((benefit) => discountsOf(benefit, { alone: all, beside: [] }, moment))
  return applyCoupons(moment.cart, [], discounts).discountFen
}

/** One, or two where it is for other goods beside coupons than without them. */
function discountsOf(
  benefit: StandingBenefit,
  { alone, beside }: { alone: Percentages; beside: Percentages },
  moment: BenefitMoment,
): StandingDiscount[] {
  const among = (all: Percentages) => {
    const conditions = benefit.kind === 'percentOff' ? goodsOf(benefit, all) : noGoods(benefit)
    return conditions && isAnyCovered(conditions, benefit, moment.cart) ? conditions : null
  }
  const without = among(alone)
  const withCoupons = benefit.isWithCoupons ? among(beside) : null
  if (without && withCoupons && isSame(without, withCoupons)) {
    return [toDiscount(benefit, without, moment, { isWithCoupons: true, isWithoutCoupons: true })]
  }
  return [
    ...(without ? [toDiscount(benefit, without, moment, { isWithCoupons: false, isWithoutCoupons: true })] : []),
    ...(withCoupons
      ? [toDiscount(benefit, withCoupons, moment, { isWithCoupons: true, isWithoutCoupons: false })]
      : []),
  ]
}

const isSame = (one: Covered, other: Covered): boolean =>
  String(one.categories) === String(other.categories) && String(one.exceptCategories) === String(other.exceptCategories)

/** What it is called among the discounts of a purchase; no coupon is called so. */
export const standingId = (key: string): string => `benefit:${key}`

function refusalOf(benefit: StandingBenefit, { storeId, at, cart, takenFen }: BenefitMoment): BenefitRefusal | null {
  const { storeIds, weekdays, hours, key, monthCapFen } = benefit
  if (storeIds && !storeIds.includes(storeId)) return { kind: 'store' }
  if (weekdays && !weekdays.includes(weekdayOf(businessDayOf(at)))) return { kind: 'weekday' }
  if (!isInHours(hours, at)) return { kind: 'hours' }
  if (monthCapFen !== null && (takenFen[key] ?? 0) >= monthCapFen) return { kind: 'cap' }
  return benefit.kind === 'percentOff' ? goodsRefusal(benefit, cart) : deliveryRefusal(benefit, cart)
}

/** An amount may be of any goods: what is for some of them alone cannot be counted from it. */
function goodsRefusal({ categories }: TierBenefitOf<'percentOff'>, cart: Cart): BenefitRefusal | null {
  if (categories !== null && cart.kind === 'amount') return { kind: 'goodsUnknown' }
  return coveredFen({ minSpendFen: 0, categories, exceptCategories: null }, cart) > 0 ? null : { kind: 'goods' }
}

function deliveryRefusal({ minSpendFen }: TierBenefitOf<'freeDelivery'>, cart: Cart): BenefitRefusal | null {
  if (cart.deliveryFen === 0) return { kind: 'noDelivery' }
  const missingFen = minSpendFen - goodsFen(cart)
  return missingFen > 0 ? { kind: 'spendMore', missingFen } : null
}

type Covered = Pick<Conditions, 'minSpendFen' | 'categories' | 'exceptCategories'>

const noGoods = ({ minSpendFen }: TierBenefitOf<'freeDelivery'>): Covered => ({
  minSpendFen,
  categories: null,
  exceptCategories: null,
})

/** The goods for which a percentage is the largest; null where it is for none. */
function goodsOf(own: TierBenefitOf<'percentOff'>, all: readonly TierBenefitOf<'percentOff'>[]): Covered | null {
  const isBest = (category: string | null) => bestFor(category, all) === own
  if (own.categories) {
    const categories = own.categories.filter(isBest)
    return categories.length > 0 ? { minSpendFen: 0, categories, exceptCategories: null } : null
  }
  if (!isBest(null)) return null
  const others = [...new Set(all.flatMap(({ categories }) => categories ?? []))].filter((each) => !isBest(each))
  return { minSpendFen: 0, categories: null, exceptCategories: others.length > 0 ? others : null }
}

/** Of equals the first, as the tier lists them. */
function bestFor(category: string | null, all: readonly TierBenefitOf<'percentOff'>[]) {
  return all
    .filter(({ categories }) => categories === null || (category !== null && categories.includes(category)))
    .reduce<TierBenefitOf<'percentOff'> | null>(
      (best, each) => (best === null || each.percentOff > best.percentOff ? each : best),
      null,
    )
}

function isAnyCovered(conditions: Covered, { kind }: StandingBenefit, cart: Cart): boolean {
  return kind === 'freeDelivery' || coveredFen(conditions, cart) > 0
}

function toDiscount(
  benefit: StandingBenefit,
  conditions: Covered,
  { takenFen }: BenefitMoment,
  holds: Pick<StandingDiscount, 'isWithCoupons' | 'isWithoutCoupons'>,
): StandingDiscount {
  const { key, monthCapFen } = benefit
  const leftFen = monthCapFen === null ? null : monthCapFen - (takenFen[key] ?? 0)
  return {
    couponId: standingId(key),
    isStanding: true,
    ...holds,
    rules: { offer: offerOf(benefit, leftFen), conditions },
  }
}

function offerOf(benefit: StandingBenefit, leftFen: number | null): Offer {
  if (benefit.kind === 'percentOff') {
    return { kind: 'percentOff', percentOff: benefit.percentOff, maxOffFen: leftFen }
  }
  const limits = [leftFen, benefit.maxOffFen].filter((limit) => limit !== null)
  return { kind: 'freeDelivery', maxOffFen: limits.length > 0 ? Math.min(...limits) : null }
}

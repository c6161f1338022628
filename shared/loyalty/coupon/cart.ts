import { invariant } from '#shared/kernel/invariant'
import type { Conditions, Offer } from './template'

/**
 * What is being bought, at prices before any coupon. A till that knows no products gives one amount; whether its goods
 * belong to a coupon's categories is then for the clerk to see.
 */
export type Cart =
  | { kind: 'amount'; amountFen: number; deliveryFen: number }
  | { kind: 'lines'; lines: readonly CartLine[]; deliveryFen: number }

export interface CartLine {
  /** For people only: coupons ask for the key and the category. */
  name?: string | null
  category: string | null
  productKey: string | null
  unitFen: number
  quantity: number
}

export const LINES_MAX = 200

/** What a coupon needs of its rules to be counted. */
export interface CountedRules {
  offer: Offer
  conditions: Pick<Conditions, 'minSpendFen' | 'categories' | 'exceptCategories'>
}

export interface CountedCoupon {
  couponId: string
  rules: CountedRules
}

/**
 * A discount that holds without a coupon, such as that of a tier. It is counted among the coupons, before those of its
 * kind; its `couponId` is what it is called in the application.
 */
export interface StandingDiscount extends CountedCoupon {
  isStanding: true
  /** False: a purchase that uses any coupon goes without it. */
  isWithCoupons: boolean
  /** False: it holds only beside coupons, because without them a larger one takes its place, which goes with none. */
  isWithoutCoupons: boolean
}

/** Those that hold beside so many coupons. */
export function standingBeside(standing: readonly StandingDiscount[], coupons: number): readonly StandingDiscount[] {
  return standing.filter(({ isWithCoupons, isWithoutCoupons }) => (coupons === 0 ? isWithoutCoupons : isWithCoupons))
}

/** Amounts are checked at the entry; this stops a bug of this program before it becomes money. */
export function requireCart(cart: Cart): void {
  const isAmount = (fen: number) => Number.isSafeInteger(fen) && fen >= 0
  const isLine = ({ unitFen, quantity }: CartLine) =>
    isAmount(unitFen) && isAmount(quantity) && isAmount(unitFen * quantity)
  const isGood = cart.kind === 'amount' ? isAmount(cart.amountFen) : cart.lines.every(isLine)
  invariant(isGood && isAmount(cart.deliveryFen), 'amounts of a cart are whole fen, not below zero')
  invariant(cart.kind === 'amount' || cart.lines.length <= LINES_MAX, `a cart has at most ${LINES_MAX} lines`)
}

export function lineFen({ unitFen, quantity }: CartLine): number {
  return unitFen * quantity
}

/** An amount is a cart of one line, whatever is in it. */
export function linesOf(cart: Cart): readonly CartLine[] {
  if (cart.kind === 'lines') return cart.lines
  return [{ category: null, productKey: null, unitFen: cart.amountFen, quantity: 1 }]
}

export function goodsFen(cart: Cart): number {
  return cart.kind === 'amount' ? cart.amountFen : cart.lines.reduce((sum, line) => sum + lineFen(line), 0)
}

export function totalFen(cart: Cart): number {
  return goodsFen(cart) + cart.deliveryFen
}

export function hasCategories({ categories, exceptCategories }: CountedRules['conditions']): boolean {
  return categories !== null || exceptCategories !== null
}

/** Whether a line is of the categories that a coupon covers. A line without a category belongs to none of them. */
export function isCovered(conditions: CountedRules['conditions'], { category }: CartLine): boolean {
  const { categories, exceptCategories } = conditions
  if (categories !== null && (category === null || !categories.includes(category))) return false
  return exceptCategories === null || category === null || !exceptCategories.includes(category)
}

/** The price of what a coupon covers: its threshold is asked of this, before any coupon. */
export function coveredFen(conditions: CountedRules['conditions'], cart: Cart): number {
  if (cart.kind === 'amount') return cart.amountFen
  return cart.lines.reduce((sum, line) => sum + (isCovered(conditions, line) ? lineFen(line) : 0), 0)
}

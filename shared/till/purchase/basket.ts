import type { BenefitLine } from '#shared/loyalty/benefit/benefit-lines'
import type { Application } from '#shared/loyalty/coupon/application'
import { type Cart, type CartLine, totalFen } from '#shared/loyalty/coupon/cart'
import type { IssuedRules } from '#shared/loyalty/coupon/template'
import type { SaidLine } from './pricing'
import type { Basket, BasketLine, UsedBenefit, UsedCoupon } from './purchase'

/** What the till says is being bought. */
export interface SoldGoods {
  amountFen?: number | undefined
  lines?: readonly SaidLine[] | undefined
  deliveryFen: number
}

/** With its price and its name as they were when it was sold. */
export interface SoldLine {
  name: string | null
  category: string | null
  productKey: string | null
  unitFen: number
  quantity: number
}

/** Null while the clerk has not said an amount. */
export function cartOf({ amountFen, deliveryFen }: Pick<SoldGoods, 'amountFen' | 'deliveryFen'>): Cart | null {
  return amountFen === undefined ? null : { kind: 'amount', amountFen, deliveryFen }
}

export interface BasketCoupon {
  couponId: string
  templateId: string
  rules: Pick<IssuedRules, 'title' | 'offer'>
}

/** What is kept of a purchase for its refunds; null where an amount was paid and nothing was used. */
export function basketOf(
  cart: Cart,
  application: Application,
  coupons: readonly BasketCoupon[],
  benefits: readonly UsedBenefit[] = [],
): Basket | null {
  const isPlain = coupons.length === 0 && benefits.length === 0
  if (cart.kind === 'amount' && cart.deliveryFen === 0 && isPlain) return null
  const lines = cart.kind === 'amount' ? null : cart.lines.map((line, index) => toBasketLine(line, index, application))
  return {
    totalFen: totalFen(cart),
    deliveryFen: cart.deliveryFen,
    deliveryDiscountFen: appliedIn(application).reduce((sum, { deliveryFen }) => sum + deliveryFen, 0),
    lines,
    coupons: coupons.map((coupon) => toUsed(coupon, application)),
    ...(benefits.length > 0 && { benefits: [...benefits] }),
  }
}

/** Everything that takes money off: what holds without a coupon, and the coupons. */
const appliedIn = ({ standing, coupons }: Application) => [...standing, ...coupons]

/** What is kept of the benefits that took something off. */
export function usedBenefits(lines: readonly BenefitLine[], tierKey: string): UsedBenefit[] {
  return lines.flatMap(({ key, kind, title, discountFen }) =>
    discountFen > 0 ? [{ key, kind, tierKey, title, discountFen }] : [],
  )
}

/**
 * Whether a recorded purchase was of what is said now, and of these coupons. Prices of the catalogue may have changed
 * since: what is asked is which goods and how many, and the money by `payableFen`.
 */
export function isSameBasket(
  recorded: { amountFen: number; discountFen: number; basket: Basket | null },
  sold: SoldGoods,
  couponIds: readonly string[],
): boolean {
  const { basket } = recorded
  const ids = (basket?.coupons ?? []).map(({ couponId }) => couponId)
  return areSameGoods(recorded, sold) && ids.length === couponIds.length && ids.every((id) => couponIds.includes(id))
}

function areSameGoods(
  { amountFen, discountFen, basket }: { amountFen: number; discountFen: number; basket: Basket | null },
  sold: SoldGoods,
): boolean {
  const lines = basket?.lines ?? null
  if (!sold.lines) return lines === null && amountFen + discountFen === (sold.amountFen ?? 0) + sold.deliveryFen
  return (
    lines?.length === sold.lines.length &&
    basket?.deliveryFen === sold.deliveryFen &&
    lines.every((line, index) => isSameLine(line, sold.lines?.[index]))
  )
}

function isSameLine(line: BasketLine, said: SaidLine | undefined): boolean {
  return (
    said?.productKey === line.productKey &&
    said.quantity === line.quantity &&
    (said.unitFen === undefined || said.unitFen === line.unitFen)
  )
}

function toBasketLine(line: CartLine, index: number, application: Application): BasketLine {
  return { ...line, discountFen: appliedIn(application).reduce((sum, { lineFen }) => sum + (lineFen[index] ?? 0), 0) }
}

function toUsed({ couponId, templateId, rules }: BasketCoupon, { coupons }: Application): UsedCoupon {
  return {
    couponId,
    templateId,
    title: rules.title,
    discountFen: coupons.find((applied) => applied.couponId === couponId)?.discountFen ?? 0,
    ...(rules.offer.kind === 'gift' ? { gift: rules.offer.giftName, valueFen: rules.offer.valueFen } : { gift: null }),
  }
}

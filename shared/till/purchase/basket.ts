import type { Application } from '#shared/loyalty/coupon/application'
import { type Cart, goodsFen, totalFen } from '#shared/loyalty/coupon/cart'
import type { IssuedRules } from '#shared/loyalty/coupon/template'
import type { Basket, BasketLine, UsedCoupon } from './purchase'

/** What the till says is being bought. */
export interface Sold {
  amountFen?: number | undefined
  lines?: readonly SoldLine[] | undefined
  deliveryFen: number
}

export interface SoldLine {
  category: string | null
  productKey: string | null
  unitFen: number
  quantity: number
}

/** Null while the clerk has not said an amount. */
export function cartOf({ amountFen, lines, deliveryFen }: Sold): Cart | null {
  if (lines) return { kind: 'lines', lines, deliveryFen }
  return amountFen === undefined ? null : { kind: 'amount', amountFen, deliveryFen }
}

export interface BasketCoupon {
  couponId: string
  templateId: string
  rules: Pick<IssuedRules, 'title' | 'offer'>
}

/** What is kept of a purchase for its refunds; null where an amount was paid and nothing was used. */
export function basketOf(cart: Cart, application: Application, coupons: readonly BasketCoupon[]): Basket | null {
  if (cart.kind === 'amount' && cart.deliveryFen === 0 && coupons.length === 0) return null
  const lines = cart.kind === 'amount' ? null : cart.lines.map((line, index) => toBasketLine(line, index, application))
  return {
    totalFen: totalFen(cart),
    deliveryFen: cart.deliveryFen,
    deliveryDiscountFen: application.coupons.reduce((sum, { deliveryFen }) => sum + deliveryFen, 0),
    lines,
    coupons: coupons.map((coupon) => toUsed(coupon, application)),
  }
}

/** Whether a recorded purchase was of this cart and these coupons. */
export function isSameBasket(
  recorded: { amountFen: number; discountFen: number; basket: Basket | null },
  cart: Cart,
  couponIds: readonly string[],
): boolean {
  const { basket } = recorded
  const ids = (basket?.coupons ?? []).map(({ couponId }) => couponId)
  const lines = basket?.lines ?? null
  const isSameKind = cart.kind === 'lines' ? lines?.length === cart.lines.length : lines === null
  return (
    isSameKind &&
    recorded.amountFen + recorded.discountFen === goodsFen(cart) + cart.deliveryFen &&
    ids.length === couponIds.length &&
    ids.every((id) => couponIds.includes(id))
  )
}

function toBasketLine(line: SoldLine, index: number, { coupons }: Application): BasketLine {
  return { ...line, discountFen: coupons.reduce((sum, { lineFen }) => sum + (lineFen[index] ?? 0), 0) }
}

function toUsed({ couponId, templateId, rules }: BasketCoupon, { coupons }: Application): UsedCoupon {
  return {
    couponId,
    templateId,
    title: rules.title,
    discountFen: coupons.find((applied) => applied.couponId === couponId)?.discountFen ?? 0,
    gift: rules.offer.kind === 'gift' ? rules.offer.giftName : null,
  }
}

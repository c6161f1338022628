import { type RefundPart, refundOf, refundOfUnits } from '#shared/coupon/refund'
import type { RefusalDetails } from '#shared/kernel/contract'
import type { ErrorCode } from '#shared/kernel/errors'
import type { Basket, Purchase, Refund, ReturnedGoods } from './purchase'

/** More parts than any customer brings back; it keeps the purchase a small document. */
export const REFUNDS_MAX = 50

export type RefundDecision =
  /** `upTo`: the part of the price that has come back in all, this refund included. */
  | {
      kind: 'accepted'
      amountFen: number
      refundedFen: number
      isWhole: boolean
      upTo: { part: number; whole: number }
      already: Amounts
    }
  /** The same request again: nothing happens, the answer is the same. `refundedFen` as it was then. */
  | { kind: 'known'; refund: Refund; refundedFen: number }
  | Refused

interface Refused {
  kind: 'refused'
  reason: ErrorCode
  details?: RefusalDetails
}

export interface Amounts {
  points: number
  growth: number
}

/** Money by name, or goods that come back at what was paid for them. */
export interface RefundRequest {
  refundId: string
  back: { kind: 'money'; amountFen: number } | ReturnedGoods
}

export type Refundable = Pick<Purchase, 'amountFen' | 'discountFen' | 'basket' | 'refundedFen' | 'refunds' | 'isBack'>

/** Never more than was paid, and each request once. */
export function decideRefund(purchase: Refundable, { refundId, back }: RefundRequest): RefundDecision {
  const { refunds } = purchase
  const index = refunds.findIndex((refund) => refund.refundId === refundId)
  const refund = refunds[index]
  if (refund) {
    if (!isSame(refund, back)) return { kind: 'refused', reason: 'PURCHASE_DIFFERS' }
    return { kind: 'known', refund, refundedFen: sumOf(refunds.slice(0, index + 1)).amountFen }
  }
  const leftFen = purchase.amountFen - purchase.refundedFen
  if (purchase.isBack) return { kind: 'refused', reason: 'REFUND_TOO_LARGE', details: { leftFen: 0 } }
  const worth =
    back.kind === 'money' ? { amountFen: back.amountFen, isWhole: back.amountFen === leftFen } : worthOf(purchase, back)
  if ('reason' in worth) return worth
  const { amountFen, isWhole } = worth
  if (amountFen > leftFen) return { kind: 'refused', reason: 'REFUND_TOO_LARGE', details: { leftFen } }
  // The last part that there is room for has to be all of the rest.
  if (refunds.length >= REFUNDS_MAX - 1 && !isWhole) {
    return { kind: 'refused', reason: 'REFUND_TOO_LARGE', details: { leftFen, refundsMax: REFUNDS_MAX } }
  }
  return partOf(purchase, amountFen, isWhole)
}

export type AcceptedRefund = Extract<RefundDecision, { kind: 'accepted' }>

/** All that has not come back yet, in one part. */
export function restOf(purchase: Refundable): AcceptedRefund {
  return partOf(purchase, purchase.amountFen - purchase.refundedFen, true)
}

function partOf(
  { amountFen: whole, refundedFen, refunds }: Refundable,
  amountFen: number,
  isWhole: boolean,
): AcceptedRefund {
  const part = refundedFen + amountFen
  const { points, growth } = sumOf(refunds)
  return { kind: 'accepted', amountFen, refundedFen: part, isWhole, upTo: { part, whole }, already: { points, growth } }
}

type Worth = { amountFen: number; isWhole: boolean } | Refused

/** What was paid for the goods, and whether with them everything is back. */
function worthOf(purchase: Refundable, goods: ReturnedGoods): Worth {
  const earlier = purchase.refunds.flatMap((refund) => refund.goods ?? [])
  if (goods.kind === 'units') return worthOfUnits(purchase.basket, goods, earlier)
  if (purchase.basket?.lines) return goodsUnknown(true)
  const totalFen = purchase.amountFen + purchase.discountFen
  const alreadyFen = earlier.reduce((sum, each) => sum + (each.kind === 'worth' ? each.goodsFen : 0), 0)
  const leftFen = totalFen - alreadyFen
  if (goods.goodsFen > leftFen) return { kind: 'refused', reason: 'REFUND_TOO_LARGE', details: { leftFen } }
  const { moneyFen } = refundOf({ amountFen: totalFen, discountFen: purchase.discountFen }, alreadyFen, goods.goodsFen)
  return { amountFen: moneyFen, isWhole: goods.goodsFen === leftFen }
}

type Units = Extract<ReturnedGoods, { kind: 'units' }>

function worthOfUnits(basket: Basket | null, goods: Units, earlier: readonly ReturnedGoods[]): Worth {
  if (!basket?.lines) return goodsUnknown(false)
  const before = earlier.filter((each) => each.kind === 'units')
  const backOf = (parts: readonly Units[], index: number) =>
    parts.flatMap(({ lines }) => lines).reduce((sum, { line, quantity }) => sum + (line === index ? quantity : 0), 0)
  const isKnown = goods.lines.every(({ line }) => basket.lines?.[line] !== undefined)
  if (!isKnown) return goodsUnknown(true)
  const parts: RefundPart[] = []
  let isWhole = true
  for (const [index, { unitFen, quantity, discountFen }] of basket.lines.entries()) {
    const already = backOf(before, index)
    const units = backOf([goods], index)
    if (already + units > quantity) {
      return { kind: 'refused', reason: 'REFUND_TOO_LARGE', details: { line: index, leftUnits: quantity - already } }
    }
    isWhole &&= already + units === quantity
    parts.push(refundOfUnits({ amountFen: unitFen * quantity, discountFen, quantity }, already, units))
  }
  const wasDeliveryBack = before.some(({ isDeliveryBack }) => isDeliveryBack)
  if (wasDeliveryBack && goods.isDeliveryBack)
    return { kind: 'refused', reason: 'REFUND_TOO_LARGE', details: { leftFen: 0 } }
  const paidForDelivery = basket.deliveryFen - basket.deliveryDiscountFen
  const deliveryFen = goods.isDeliveryBack ? paidForDelivery : 0
  isWhole &&= wasDeliveryBack || goods.isDeliveryBack || paidForDelivery === 0
  return { amountFen: parts.reduce((sum, { moneyFen }) => sum + moneyFen, deliveryFen), isWhole }
}

function goodsUnknown(hasLines: boolean): Refused {
  return { kind: 'refused', reason: 'REFUND_GOODS_UNKNOWN', details: { hasLines } }
}

function isSame(refund: Refund, back: RefundRequest['back']): boolean {
  if (back.kind === 'money') return refund.goods === null && refund.amountFen === back.amountFen
  return JSON.stringify(refund.goods) === JSON.stringify(back)
}

function sumOf(refunds: readonly Refund[]): Amounts & { amountFen: number } {
  const sum = { amountFen: 0, points: 0, growth: 0 }
  for (const { amountFen, points, growth, gone } of refunds) {
    sum.amountFen += amountFen
    sum.points += points + (gone?.points ?? 0)
    sum.growth += growth + (gone?.growth ?? 0)
  }
  return sum
}

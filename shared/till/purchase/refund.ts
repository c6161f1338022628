import type { RefusalDetails } from '#shared/kernel/contract'
import type { ErrorCode } from '#shared/kernel/errors'
import { refundOf, refundOfUnits } from '#shared/loyalty/coupon/refund'
import { goodsOf, isAllBack, isDeliveryBack, moneyBack, paidForDelivery, unitsBack, worthBack } from './all-back'
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
  | RefundRefusal

interface RefundRefusal {
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

/** Never more than was paid, and each request once. Goods bring what was paid for them, as far as it is still there. */
export function decideRefund(purchase: Refundable, { refundId, back }: RefundRequest): RefundDecision {
  const { refunds } = purchase
  const index = refunds.findIndex((refund) => refund.refundId === refundId)
  const refund = refunds[index]
  if (refund) {
    if (!isSame(refund, back)) return { kind: 'refused', reason: 'PURCHASE_DIFFERS' }
    return { kind: 'known', refund, refundedFen: moneyBack(refunds.slice(0, index + 1)) }
  }
  const leftFen = purchase.amountFen - purchase.refundedFen
  if (purchase.isBack) return tooLarge({ leftFen: 0 })
  const worth = worthOf(purchase, back, leftFen)
  if ('reason' in worth) return worth
  const amountFen = Math.min(worth.paidFen, leftFen)
  const goods = back.kind === 'money' ? null : back
  const isWhole = isAllBack(purchase, [...refunds, { amountFen, goods }])
  // The last part that there is room for has to be all of the rest.
  if (refunds.length >= REFUNDS_MAX - 1 && !isWhole) return tooLarge({ leftFen, refundsMax: REFUNDS_MAX })
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
  return { kind: 'accepted', amountFen, refundedFen: part, isWhole, upTo: { part, whole }, already: takenBack(refunds) }
}

type Worth = { paidFen: number } | RefundRefusal

/** What is asked for, or was paid for the goods. */
function worthOf(purchase: Refundable, back: RefundRequest['back'], leftFen: number): Worth {
  switch (back.kind) {
    case 'money':
      // Nothing is only what is left of a purchase that cost nothing.
      return back.amountFen > leftFen || (back.amountFen === 0 && leftFen > 0)
        ? tooLarge({ leftFen })
        : { paidFen: back.amountFen }
    case 'worth':
      return worthOfAmount(purchase, back.goodsFen)
    case 'units':
      return worthOfUnits(purchase, back)
  }
}

function worthOfAmount({ amountFen, discountFen, basket, refunds }: Refundable, goodsFen: number): Worth {
  if (basket?.lines) return goodsUnknown(true)
  const totalFen = amountFen + discountFen
  const alreadyFen = worthBack(goodsOf(refunds))
  const leftFen = totalFen - alreadyFen
  if (goodsFen > leftFen) return tooLarge({ leftFen })
  return { paidFen: refundOf({ amountFen: totalFen, discountFen }, alreadyFen, goodsFen).moneyFen }
}

function worthOfUnits({ basket, refunds }: Refundable, goods: Extract<ReturnedGoods, { kind: 'units' }>): Worth {
  if (!basket?.lines) return goodsUnknown(false)
  const isKnown = goods.lines.every(({ line }) => basket.lines?.[line] !== undefined)
  if (!isKnown) return goodsUnknown(true)
  const before = goodsOf(refunds)
  let paidFen = 0
  for (const [line, { unitFen, quantity, discountFen }] of basket.lines.entries()) {
    const already = unitsBack(before, line)
    const units = unitsBack([goods], line)
    if (already + units > quantity) return tooLarge({ line, leftUnits: quantity - already })
    paidFen += refundOfUnits({ amountFen: unitFen * quantity, discountFen, quantity }, already, units).moneyFen
  }
  return goods.isDeliveryBack ? withDelivery(basket, before, paidFen) : { paidFen }
}

function withDelivery(basket: Basket, before: readonly ReturnedGoods[], goodsFen: number): Worth {
  return isDeliveryBack(before) ? tooLarge({ leftFen: 0 }) : { paidFen: goodsFen + paidForDelivery(basket) }
}

function tooLarge(details: RefusalDetails): RefundRefusal {
  return { kind: 'refused', reason: 'REFUND_TOO_LARGE', details }
}

function goodsUnknown(hasLines: boolean): RefundRefusal {
  return { kind: 'refused', reason: 'REFUND_GOODS_UNKNOWN', details: { hasLines } }
}

function isSame(refund: Refund, back: RefundRequest['back']): boolean {
  if (back.kind === 'money') return refund.goods === null && refund.amountFen === back.amountFen
  return JSON.stringify(refund.goods) === JSON.stringify(back)
}

/** Taken back, or gone before it could be. */
function takenBack(refunds: readonly Refund[]): Amounts {
  const sum = { points: 0, growth: 0 }
  for (const { points, growth, gone } of refunds) {
    sum.points += points + (gone?.points ?? 0)
    sum.growth += growth + (gone?.growth ?? 0)
  }
  return sum
}

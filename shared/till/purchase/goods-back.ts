import { refundOf, refundOfUnits } from '#shared/loyalty/coupon/refund'

/** The goods of a purchase at prices before coupons, and what of them is back; `lines` is null where only an amount is known. */
export interface SoldGoods {
  totalFen: number
  backFen: number
  lines: readonly SoldLine[] | null
  deliveryFen: number
}

interface SoldLine {
  unitFen: number
  quantity: number
  discountFen: number
  backUnits: number
}

interface PaidPurchase {
  amountFen: number
  discountFen: number
  refundedFen: number
  goods: SoldGoods | null
}

/** By the goods that come back, or by an amount. */
export type RefundWay = 'goods' | 'money'

/**
 * In the order in which they are offered. Goods come first if it is known which they were, or if something has made them worth
 * less than their price. For an amount that was paid whole both give the same money, and typing the amount is quicker.
 */
export function refundWays(
  { goods, amountFen, refundedFen }: Omit<PaidPurchase, 'discountFen'>,
  isReduced: boolean,
): RefundWay[] {
  if (goods === null) return ['money']
  return amountFen > refundedFen && (goods.lines !== null || isReduced) ? ['goods', 'money'] : ['money', 'goods']
}

export type ReturnedGoods =
  | { kind: 'worth'; goodsFen: number }
  | { kind: 'units'; lines: { line: number; quantity: number }[]; isDeliveryBack?: boolean | undefined }

/** What somebody has chosen to come back: an amount before coupons, or units of lines by their number. */
export interface GoodsChoice {
  worthFen: number
  units: Readonly<Record<number, number>>
  isDeliveryBack: boolean
}

export const NO_GOODS: GoodsChoice = { worthFen: 0, units: {}, isDeliveryBack: false }

/** As a refund takes it; null while nothing is chosen, or more than there is. */
export function returnedGoods(
  goods: SoldGoods,
  { worthFen, units, isDeliveryBack }: GoodsChoice,
): ReturnedGoods | null {
  if (goods.lines === null) {
    return worthFen > 0 && worthFen <= worthLeft(goods) ? { kind: 'worth', goodsFen: worthFen } : null
  }
  const lines = goods.lines.flatMap((_, line) => {
    const quantity = units[line] ?? 0
    return quantity > 0 ? [{ line, quantity }] : []
  })
  return lines.length > 0 || isDeliveryBack ? { kind: 'units', lines, isDeliveryBack } : null
}

/** The money that these goods return: what was paid for them, less what has already been refunded. */
export function moneyForGoods(purchase: PaidPurchase, returned: ReturnedGoods): number {
  const { goods, amountFen, discountFen, refundedFen } = purchase
  if (goods === null) return 0
  const paidFen =
    returned.kind === 'worth'
      ? refundOf({ amountFen: goods.totalFen, discountFen }, goods.backFen, returned.goodsFen).moneyFen
      : paidForUnits(goods, returned)
  return Math.min(paidFen, amountFen - refundedFen)
}

export const worthLeft = ({ totalFen, backFen }: Pick<SoldGoods, 'totalFen' | 'backFen'>): number => totalFen - backFen

/** What is refunded beside goods: the delivery, and where a till’s file told of one the tip. */
export const apartText = ({ deliveryFen, tipFen }: { deliveryFen: number; tipFen: number }): string =>
  tipFen === 0 ? '配送费' : tipFen < deliveryFen ? '配送费和小费' : '小费'

function paidForUnits({ lines, deliveryFen }: SoldGoods, returned: Extract<ReturnedGoods, { kind: 'units' }>): number {
  const chosen = returned.lines.reduce((sum, { line, quantity: units }) => {
    const sold = lines?.[line]
    if (!sold) return sum
    const { unitFen, quantity, discountFen, backUnits } = sold
    return sum + refundOfUnits({ amountFen: unitFen * quantity, discountFen, quantity }, backUnits, units).moneyFen
  }, 0)
  return returned.isDeliveryBack ? chosen + deliveryFen : chosen
}

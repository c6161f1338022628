import { fenFromYuan, yuan } from '#shared/kernel/money'
import { refundOf, refundOfUnits } from '#shared/loyalty/coupon/refund'
import type { ActionInput } from '../../../api/call'
import type { TodaysPurchase } from './TodayList'

export type ReturnedGoods = NonNullable<ActionInput<'purchase.refund'>['goods']>
export type Goods = NonNullable<TodaysPurchase['goods']>

/** What comes back, as the clerk entered it: an amount, or units of lines by their number. */
export interface GoodsChoice {
  worthText: string
  units: Readonly<Record<number, number>>
  isDeliveryBack: boolean
}

export const NO_GOODS: GoodsChoice = { worthText: '', units: {}, isDeliveryBack: false }

/** The input to send; null while nothing is chosen, or more than there is. */
export function returnedGoods(goods: Goods, choice: GoodsChoice): ReturnedGoods | null {
  if (goods.lines === null) {
    const goodsFen = fenFromYuan(choice.worthText) ?? 0
    return goodsFen > 0 && goodsFen <= worthLeft(goods) ? { kind: 'worth', goodsFen } : null
  }
  const lines = goods.lines.flatMap((_, line) => {
    const quantity = choice.units[line] ?? 0
    return quantity > 0 ? [{ line, quantity }] : []
  })
  const { isDeliveryBack } = choice
  return lines.length > 0 || isDeliveryBack ? { kind: 'units', lines, isDeliveryBack } : null
}

/** The money that these goods return: what was paid for them, less what has already been refunded. */
export function moneyForGoods(purchase: TodaysPurchase, returned: ReturnedGoods): number {
  const { goods, amountFen, discountFen, refundedFen } = purchase
  if (goods === null) return 0
  const paidFen =
    returned.kind === 'worth'
      ? refundOf({ amountFen: goods.totalFen, discountFen }, goods.backFen, returned.goodsFen).moneyFen
      : paidForUnits(goods, returned)
  return Math.min(paidFen, amountFen - refundedFen)
}

export function worthLeft({ totalFen, backFen }: Goods): number {
  return totalFen - backFen
}

export function worthProblem(goods: Goods, text: string): string | null {
  if (text.trim() === '') return null
  const fen = fenFromYuan(text)
  if (fen === null || fen === 0) return '金额写成 12 或 12.50 这样'
  return fen > worthLeft(goods) ? `没有退回的商品原价共 ¥${yuan(worthLeft(goods))}` : null
}

function paidForUnits({ lines, deliveryFen }: Goods, returned: Extract<ReturnedGoods, { kind: 'units' }>): number {
  const chosen = returned.lines.reduce((sum, { line, quantity: units }) => {
    const sold = lines?.[line]
    if (!sold) return sum
    const { unitFen, quantity, discountFen, backUnits } = sold
    return sum + refundOfUnits({ amountFen: unitFen * quantity, discountFen, quantity }, backUnits, units).moneyFen
  }, 0)
  return returned.isDeliveryBack ? chosen + deliveryFen : chosen
}

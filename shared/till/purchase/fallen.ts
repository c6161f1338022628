import { last } from '#shared/kernel/last'
import { splitInProportion } from '#shared/loyalty/coupon/split'
import type { Basket } from './purchase'
import type { SaleAmounts } from './sale'

/**
 * A purchase of which the till has taken off more than its coupons still bring: what was paid was paid. The rest is spread over what
 * is left of the lines and of the delivery, as a coupon's discount would be.
 */
export function withFallen({ amountFen, discountFen, basket }: SaleAmounts, fallenFen: number): SaleAmounts {
  if (fallenFen === 0) return { amountFen, discountFen, basket }
  const kept = basket ?? amountOnly(amountFen)
  const { lines, deliveryFen, deliveryDiscountFen } = kept
  const left = (lines ?? []).map((line) => line.unitFen * line.quantity - line.discountFen)
  const parts = lines ? splitInProportion(fallenFen, [...left, deliveryFen - deliveryDiscountFen]) : []
  return {
    amountFen: amountFen - fallenFen,
    discountFen: discountFen + fallenFen,
    basket: {
      ...kept,
      fallenFen,
      lines: lines?.map((line, index) => ({ ...line, discountFen: line.discountFen + (parts[index] ?? 0) })) ?? null,
      deliveryDiscountFen: deliveryDiscountFen + (lines ? (last(parts) ?? 0) : 0),
    },
  }
}

const amountOnly = (totalFen: number): Basket => ({
  totalFen,
  deliveryFen: 0,
  deliveryDiscountFen: 0,
  lines: null,
  coupons: [],
})

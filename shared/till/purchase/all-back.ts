import type { Basket, Purchase, Refund, ReturnedGoods } from './purchase'

type Returnable = Pick<Purchase, 'amountFen' | 'discountFen' | 'basket'>
type Back = Pick<Refund, 'amountFen' | 'goods'>

/**
 * The one measure of “all is back”, whichever way it came: all the money is. Where nothing was paid, the goods are asked;
 * a refund that names none of them is of all of it.
 */
export function isAllBack(purchase: Returnable, refunds: readonly Back[]): boolean {
  if (purchase.amountFen > 0) return moneyBack(refunds) >= purchase.amountFen
  return refunds.some(({ goods }) => !goods) || areGoodsBack(purchase, goodsOf(refunds))
}

export function moneyBack(refunds: readonly Pick<Refund, 'amountFen'>[]): number {
  return refunds.reduce((sum, { amountFen }) => sum + amountFen, 0)
}

/** What refunds by goods have brought back, in their order. */
export function goodsOf(refunds: readonly Back[]): ReturnedGoods[] {
  return refunds.flatMap(({ goods }) => goods ?? [])
}

/** Worth of what came back, of a purchase without lines. */
export function worthBack(goods: readonly ReturnedGoods[]): number {
  return goods.reduce((sum, each) => sum + (each.kind === 'worth' ? each.goodsFen : 0), 0)
}

/** Units of one line that came back. */
export function unitsBack(goods: readonly ReturnedGoods[], line: number): number {
  const lines = goods.flatMap((each) => (each.kind === 'units' ? each.lines : []))
  return lines.reduce((sum, each) => sum + (each.line === line ? each.quantity : 0), 0)
}

export function isDeliveryBack(goods: readonly ReturnedGoods[]): boolean {
  return goods.some((each) => each.kind === 'units' && each.isDeliveryBack)
}

/** All units of all lines, and what was paid for the delivery; or the worth of all of it. */
function areGoodsBack({ amountFen, discountFen, basket }: Returnable, goods: readonly ReturnedGoods[]): boolean {
  if (goods.length === 0) return false
  if (!basket?.lines) return worthBack(goods) >= amountFen + discountFen
  const areUnitsBack = basket.lines.every(({ quantity }, line) => unitsBack(goods, line) >= quantity)
  return areUnitsBack && (paidForDelivery(basket) === 0 || isDeliveryBack(goods))
}

export function paidForDelivery({ deliveryFen, deliveryDiscountFen }: Basket): number {
  return deliveryFen - deliveryDiscountFen
}

import { SHOP_OPENS_AT, type Shop } from '../../../../testing/shop'
import { putPurchase } from '../../score/testing/put-buyers'

/** Goods on sale at ten yuan each. */
export function putProducts({ database }: Shop, keys: readonly string[]): void {
  for (const key of keys) {
    const facts = { category: null, priceFen: 1_000, barCode: null, lastsDays: null, pictureFileId: null }
    database.put('products', { _id: key, name: `商品${key}`, ...facts, isOnSale: true, changedAt: SHOP_OPENS_AT })
  }
}

/** A purchase of one piece of each. */
export function putBasket(shop: Shop, memberId: string, day: string, products: readonly string[]): string {
  const one = { name: null, category: null, unitFen: 1_000, quantity: 1, discountFen: 0 }
  const lines = products.map((productKey) => ({ ...one, productKey }))
  const amountFen = 1_000 * products.length
  const basket = { totalFen: amountFen, deliveryFen: 0, deliveryDiscountFen: 0, lines, coupons: [] }
  return putPurchase(shop, memberId, day, { amountFen, basket })
}

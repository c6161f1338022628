import type { Cart } from '#shared/loyalty/coupon/cart'
import { cartOf, type SoldGoods } from '#shared/till/purchase/basket'
import { type PricedBy, priceLines } from '#shared/till/purchase/pricing'
import type { Db } from '../../../platform/db/db'
import { accepted } from '../../../platform/domain-error'
import { findProducts } from '../../goods/product/product.face'

/**
 * The cart at today's prices; null until the clerk has entered an amount. Goods of the catalogue cost one round trip
 * more, an amount costs none. @throws DomainError PRODUCT_NOT_ON_SALE, PRODUCT_PRICE_DIFFERS, INVALID_INPUT
 */
export async function pricedCart(db: Db, sold: SoldGoods, pricedBy: PricedBy): Promise<Cart | null> {
  if (!sold.lines) return cartOf(sold)
  const keys = [...new Set(sold.lines.flatMap(({ productKey }) => productKey ?? []))]
  const products = keys.length === 0 ? [] : await findProducts(db, keys)
  const { lines } = accepted(priceLines(sold.lines, products, pricedBy))
  return { kind: 'lines', lines, deliveryFen: sold.deliveryFen }
}

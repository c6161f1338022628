import type { Product } from '#shared/goods/product/product'

export function toProductView({ _id: key, ...product }: Product) {
  return { key, ...product }
}

/** The part of a product that a phone keeps. */
export function toTillProduct({ _id: key, name, category, priceFen, barCode }: Product) {
  return { key, name, category, priceFen, barCode }
}

import { plainBarCode } from '#shared/goods/product/bar-code'
import type { Product } from '#shared/goods/product/product'
import type { ArticleCell } from './row'

/** The shop's goods as a till's file may name them. */
export interface KnownGoods {
  find(article: Pick<ArticleCell, 'key' | 'name'>): Pick<Product, '_id' | 'category'> | null
}

/**
 * By bar code, by the shop's own key, or by a name that one product alone has: to the letter, but for blanks, width and case. A
 * guess would put another product's sales down to it; what is not found stays as the file calls it.
 */
export function knownGoods(products: readonly Pick<Product, '_id' | 'name' | 'barCode' | 'category'>[]): KnownGoods {
  const byKey = new Map(products.map((product) => [product._id, product]))
  const byBarCode = new Map(
    products.flatMap((product) => (product.barCode ? [[product.barCode, product] as const] : [])),
  )
  const byName = new Map<string, (typeof products)[number] | null>()
  for (const product of products) {
    const name = plainName(product.name)
    byName.set(name, byName.has(name) ? null : product)
  }
  return {
    find({ key, name }) {
      const byNumber = key === null ? undefined : (byBarCode.get(plainBarCode(key)) ?? byKey.get(key))
      return byNumber ?? (name === null ? null : (byName.get(plainName(name)) ?? null))
    },
  }
}

const plainName = (name: string) => name.normalize('NFKC').replace(/\s+/g, '').toLowerCase()

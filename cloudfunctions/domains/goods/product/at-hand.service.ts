import type { Product } from '#shared/goods/product/product'
import type { ReadContext } from '../../../platform/context'
import { warmData } from '../../../platform/warm-data'
import { findProducts } from './product.repository'

// A warm instance keeps goods for half a minute, so that naming them costs no round trip; there are never more than the catalogue has.
const kept = warmData<Product | null>(30_000)

/**
 * Goods by their keys, up to 30 s late, for what only names and shows them; what sells them reads them itself. Those that
 * this instance has not seen lately cost one read, all together; those that the shop does not know are left out.
 */
export async function goodsAtHand({ db, now }: ReadContext, keys: readonly string[]): Promise<Map<string, Product>> {
  const unseen = keys.filter((key) => kept.find(key, now) === undefined)
  const read = new Map((await findProducts(db, unseen)).map((product) => [product._id, product]))
  for (const key of unseen) kept.keep(key, now, read.get(key) ?? null)
  return new Map(
    keys.flatMap((key) => {
      const product = kept.find(key, now)
      return product ? [[key, product]] : []
    }),
  )
}

import type { Product } from '#shared/goods/product/product'
import type { RefusalDetails } from '#shared/kernel/contract'
import type { SoldLine } from './basket'

/** What the till says of one line: a product of the catalogue by its key, or something else with its price. */
export interface SaidLine {
  productKey: string | null
  name?: string | null | undefined
  category: string | null
  /** Left out where the catalogue's price is meant. */
  unitFen?: number | undefined
  quantity: number
}

/**
 * Whose price counts. A clerk sells what is in the catalogue at the catalogue's price: whoever asks for another types an
 * amount, which the report shows as one. A till has its own price list and the money in its drawer, and goods that the
 * catalogue does not know.
 */
export type PricedBy = 'catalogue' | 'till'

export type Pricing =
  | { kind: 'accepted'; lines: SoldLine[] }
  | {
      kind: 'refused'
      reason: 'PRODUCT_NOT_ON_SALE' | 'PRODUCT_PRICE_DIFFERS' | 'INVALID_INPUT'
      details?: RefusalDetails
    }

/** No purchase comes to more. */
export const LINES_FEN_MAX = 100_000_000

type CatalogueEntry = Pick<Product, '_id' | 'name' | 'category' | 'priceFen' | 'isOnSale'>

/** Name, category and price of each line as they are sold now; they stay with the purchase whatever becomes of the catalogue. */
export function priceLines(
  lines: readonly SaidLine[],
  products: readonly CatalogueEntry[],
  pricedBy: PricedBy,
): Pricing {
  const known = new Map(products.map((product) => [product._id, product]))
  const priced: SoldLine[] = []
  for (const { productKey, name = null, category, unitFen, quantity } of lines) {
    const product = productKey === null ? undefined : known.get(productKey)
    if (pricedBy === 'catalogue' && productKey !== null) {
      if (!product?.isOnSale) return { kind: 'refused', reason: 'PRODUCT_NOT_ON_SALE', details: { productKey } }
      const { priceFen } = product
      if (unitFen !== undefined && unitFen !== priceFen) {
        return { kind: 'refused', reason: 'PRODUCT_PRICE_DIFFERS', details: { productKey, priceFen } }
      }
      priced.push({ productKey, name: product.name, category: product.category, unitFen: priceFen, quantity })
      continue
    }
    const fen = unitFen ?? product?.priceFen
    if (fen === undefined) return { kind: 'refused', reason: 'INVALID_INPUT' }
    priced.push({
      productKey,
      name: name ?? product?.name ?? null,
      category: product?.category ?? category,
      unitFen: fen,
      quantity,
    })
  }
  const worthFen = priced.reduce((sum, { unitFen, quantity }) => sum + unitFen * quantity, 0)
  return worthFen > 0 && worthFen <= LINES_FEN_MAX
    ? { kind: 'accepted', lines: priced }
    : { kind: 'refused', reason: 'INVALID_INPUT' }
}

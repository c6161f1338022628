import type { RefusalDetails } from '#shared/kernel/contract'
import { isBarCode, plainBarCode } from './bar-code'

/** `_id` is the shop's own key of it, which coupons and purchases name it by. It is never removed, only taken off sale. */
export interface Product {
  _id: string
  name: string
  category: string | null
  priceFen: number
  /** As `plainBarCode` has it. */
  barCode: string | null
  isOnSale: boolean
  /** How long it lasts one customer; null where that says nothing. */
  lastsDays: number | null
  pictureFileId: string | null
  changedAt: number
}

export type ProductFields = Omit<Product, '_id' | 'changedAt'> & { key: string }

/** A phone keeps these: they fit in one reply and in one of its entries. */
export const ON_SALE_MAX = 1000
export const PRODUCTS_MAX = 3000

/** Written with every change of a product: what no two may have, how many there are, and whether a phone's copy is old. */
export interface Catalogue {
  _id: 'catalogue'
  revision: number
  goods: { key: string; barCode: string | null; isOnSale: boolean }[]
}

export const emptyCatalogue: Catalogue = { _id: 'catalogue', revision: 0, goods: [] }

export type Change = Exclude<keyof ProductFields, 'key'>

export type SaveDecision =
  | { kind: 'unchanged'; product: Product }
  | { kind: 'changed'; product: Product; catalogue: Catalogue; isNew: boolean; changes: Change[] }
  | { kind: 'refused'; reason: 'BAR_CODE_WRONG' | 'BAR_CODE_TAKEN' | 'PRODUCTS_FULL'; details?: RefusalDetails }

const CHANGES: readonly Change[] = ['name', 'category', 'priceFen', 'barCode', 'isOnSale', 'lastsDays', 'pictureFileId']

/** The same product again changes nothing. */
export function decideSave(
  catalogue: Catalogue,
  current: Product | null,
  { key, ...fields }: ProductFields,
  now: number,
): SaveDecision {
  const barCode = fields.barCode === null ? null : plainBarCode(fields.barCode)
  const product: Product = { ...fields, _id: key, barCode, changedAt: now }
  if (barCode !== null && !isBarCode(barCode)) return { kind: 'refused', reason: 'BAR_CODE_WRONG' }
  const changes = CHANGES.filter((name) => current?.[name] !== product[name])
  if (current && changes.length === 0) return { kind: 'unchanged', product: current }
  const others = catalogue.goods.filter((each) => each.key !== key)
  const taken = barCode === null ? undefined : others.find((each) => each.barCode === barCode)
  if (taken) return { kind: 'refused', reason: 'BAR_CODE_TAKEN', details: { productKey: taken.key } }
  const goods = [...others, { key, barCode, isOnSale: product.isOnSale }]
  const onSale = goods.filter(({ isOnSale }) => isOnSale).length
  if (goods.length > PRODUCTS_MAX) return full(PRODUCTS_MAX)
  if (product.isOnSale && onSale > ON_SALE_MAX) return full(ON_SALE_MAX)
  const next = { ...catalogue, revision: catalogue.revision + 1, goods }
  return { kind: 'changed', product, catalogue: next, isNew: current === null, changes }
}

function full(productsMax: number): SaveDecision {
  return { kind: 'refused', reason: 'PRODUCTS_FULL', details: { productsMax } }
}

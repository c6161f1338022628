import { plainBarCode } from '#shared/goods/product/bar-code'
import { plainTyped } from '#shared/kernel/typed-text'
import type { ActionOutput } from '../../../api/call'

export type TillProduct = NonNullable<ActionOutput<'product.listForTill'>['products']>[number]

/** How many the customer takes of one product. */
export interface Pick {
  key: string
  name: string
  priceFen: number
  quantity: number
}

export const QUANTITY_MAX = 999
/** The most lines that a purchase can have. */
export const PICKS_MAX = 50
const FOUND_MAX = 24

export function quantityOf(picks: readonly Pick[], key: string): number {
  return picks.find((pick) => pick.key === key)?.quantity ?? 0
}

/** The picks with this many of a product; the order of picking is kept. */
export function withQuantity(
  picks: readonly Pick[],
  { key, name, priceFen }: Omit<Pick, 'quantity'>,
  quantity: number,
): Pick[] {
  const count = Math.min(Math.max(quantity, 0), QUANTITY_MAX)
  const isThere = picks.some((pick) => pick.key === key)
  if (!isThere)
    return count > 0 && picks.length < PICKS_MAX ? [...picks, { key, name, priceFen, quantity: count }] : [...picks]
  return picks.flatMap((pick) => (pick.key !== key ? pick : count > 0 ? { ...pick, priceFen, quantity: count } : []))
}

export function oneMore(picks: readonly Pick[], product: TillProduct): Pick[] {
  return withQuantity(picks, product, quantityOf(picks, product.key) + 1)
}

export function piecesOf(picks: readonly Pick[]): number {
  return picks.reduce((sum, { quantity }) => sum + quantity, 0)
}

export function worthOf(picks: readonly Pick[]): number {
  return picks.reduce((sum, { priceFen, quantity }) => sum + priceFen * quantity, 0)
}

/** The picks at the catalogue's current prices; the same list if none changed. Products off sale stay, to be removed. */
export function atTodaysPrices(picks: readonly Pick[], products: readonly TillProduct[]): readonly Pick[] {
  const prices = new Map(products.map(({ key, priceFen }) => [key, priceFen]))
  const isOld = picks.some(({ key, priceFen }) => (prices.get(key) ?? priceFen) !== priceFen)
  return isOld ? picks.map((pick) => ({ ...pick, priceFen: prices.get(pick.key) ?? pick.priceFen })) : picks
}

/**
 * The keys of the till: without a search the best sellers, otherwise what matches by name, key, category or bar code.
 */
export function offered(products: readonly TillProduct[], typed: string): TillProduct[] {
  const words = plainTyped(typed).toLowerCase()
  if (words === '') return products.slice(0, FOUND_MAX)
  const found = products.filter(({ name, key, category, barCode }) =>
    [name, key, category ?? '', barCode ?? ''].some((text) => text.toLowerCase().includes(words)),
  )
  return found.slice(0, FOUND_MAX)
}

/** What a camera read or a scanner typed; labels printed by the shop carry the key. */
export function byBarCode(products: readonly TillProduct[], read: string): TillProduct | null {
  const code = plainBarCode(plainTyped(read))
  return products.find(({ barCode }) => barCode === code) ?? products.find(({ key }) => key === code) ?? null
}

import { plainBarCode } from '#shared/goods/product/bar-code'
import { plainTyped } from '#shared/kernel/typed-text'
import type { Product } from './use-catalogue'

/** By a part of the name, number or category, or by a whole bar code however a scanner tells it; on sale first. */
export function foundIn(products: readonly Product[], wanted: string): Product[] {
  const text = plainTyped(wanted).toLowerCase()
  const barCode = plainBarCode(text)
  const isWanted = ({ key, name, category, barCode: own }: Product) =>
    own?.toLowerCase() === barCode || [key, name, category ?? ''].some((each) => each.toLowerCase().includes(text))
  const found = text === '' ? products : products.filter(isWanted)
  return [...found.filter(({ isOnSale }) => isOnSale), ...found.filter(({ isOnSale }) => !isOnSale)]
}

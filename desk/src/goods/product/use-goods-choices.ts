import type { Choice } from '../../ui/form/form-context'
import { type Product, useCatalogue } from './use-catalogue'

/** The goods and categories that a field may name; undefined while the catalogue is not there, or not for this person to see. */
export function useGoodsChoices(isWanted = true): { products?: Choice[]; categories?: Choice[] } {
  const { answer } = useCatalogue(isWanted)
  return answer ? goodsChoices(answer.products) : {}
}

/** By name; a name that several goods have comes with their numbers. What is off sale can be named all the same. */
export function goodsChoices(products: readonly Product[]): { products: Choice[]; categories: Choice[] } {
  const bearers = new Map<string, number>()
  for (const { name } of products) bearers.set(name, (bearers.get(name) ?? 0) + 1)
  const labelOf = ({ key, name, isOnSale }: Product) =>
    `${name}${(bearers.get(name) ?? 0) > 1 ? ` ${key}` : ''}${isOnSale ? '' : '（已下架）'}`
  const categories = [...new Set(products.flatMap(({ category }) => category ?? []))]
  return {
    products: products.map((product) => ({ value: product.key, label: labelOf(product) })),
    categories: categories.map((category) => ({ value: category, label: category })),
  }
}

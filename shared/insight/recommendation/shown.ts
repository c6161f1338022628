import { addDays } from '#shared/kernel/business-day'
import { usualGapDays } from './history'
import type { AgainRow, LikedRow } from './reasons'
import type { RecommendationRules } from './rules'
import { isUnwanted, type Suggestions } from './suggestions'

export const AGAIN_SHOWN = 3
export const LIKED_SHOWN = 4

/** What a shown product needs to be of. */
export interface ShownProduct {
  _id: string
  name: string
  priceFen: number
  category: string | null
  lastsDays: number | null
  isOnSale: boolean
}

/** Two lists, because who looks for the usual and who looks for something new want different things; only what is on sale. */
export function toShown(
  mine: Suggestions,
  everybody: Suggestions | null,
  products: ReadonlyMap<string, ShownProduct>,
  rules: RecommendationRules,
): { again: AgainRow[]; mayLike: LikedRow[] } {
  const { again } = mine
  const isShown = (key: string) => isOffered(products.get(key), rules) && !isUnwanted(mine, key)
  // A reason names goods too, also some that are not sold any more, and none that are not to be named.
  const own = mine.mayLike.filter(({ because }) => {
    if (because === null) return true
    return isSuggestible(products.get(because), rules) && !isUnwanted(mine, because)
  })
  const bought = new Set(again.map(({ key }) => key))
  const popular = (everybody?.mayLike ?? []).filter(({ key }) => !bought.has(key))
  const liked = [...own, ...popular.filter(({ key }) => !own.some((each) => each.key === key))]
  return {
    again: again
      .filter(({ key }) => isShown(key))
      .slice(0, AGAIN_SHOWN)
      .flatMap((bought) => {
        const product = products.get(bought.key)
        const lastDay = bought.days[bought.days.length - 1]
        if (!product || !lastDay) return []
        const gapDays = usualGapDays(bought, product.lastsDays)
        const { name, priceFen } = product
        const dueDay = gapDays === null ? null : addDays(lastDay, gapDays)
        return { productKey: bought.key, name, priceFen, count: bought.count, lastDay, gapDays, dueDay }
      }),
    mayLike: liked
      .filter(({ key }) => isShown(key))
      .slice(0, LIKED_SHOWN)
      .flatMap(({ key, because }) => {
        const product = products.get(key)
        if (!product) return []
        const becauseName = because === null ? null : (products.get(because)?.name ?? null)
        return { productKey: key, name: product.name, priceFen: product.priceFen, becauseName }
      }),
  }
}

const isOffered = (product: ShownProduct | undefined, rules: RecommendationRules): boolean =>
  rules.isOn && product?.isOnSale === true && isSuggestible(product, rules)

/** Whether the shop lets it be named at all. */
export function isSuggestible(
  product: Pick<ShownProduct, '_id' | 'category'> | undefined,
  { withoutProducts, withoutCategories }: RecommendationRules,
): boolean {
  if (!product || withoutProducts.includes(product._id)) return false
  return product.category === null || !withoutCategories.includes(product.category)
}

/** Every product that has to be known for it, the likeliest first. */
export function keysOf({ again, mayLike }: Suggestions, everybody: Suggestions | null): string[] {
  const liked = [...mayLike, ...(everybody?.mayLike ?? [])]
  return [
    ...new Set([...again.map(({ key }) => key), ...liked.flatMap(({ key, because }) => [key, because ?? []].flat())]),
  ]
}

import type { BusinessDay } from '#shared/kernel/business-day'
import { PRODUCTS_MAX } from './product'

/** How much each product sells: units by day, a day's counting for less with each day that passes. Most sold first. */
export interface SoldGoods {
  _id: 'sold'
  /** The last day that is counted whole. */
  day: BusinessDay | null
  weights: Weight[]
  /** A day of which a part is counted. */
  counting: { day: BusinessDay; afterId: string; units: Weight[] } | null
}

export interface Weight {
  key: string
  weight: number
}

export const nothingSold: SoldGoods = { _id: 'sold', day: null, weights: [], counting: null }

/** After ten days a day counts for half. */
const KEPT_A_DAY = 0.933
const LEAST = 0.01

/** With one more day, on which these units were sold. */
export function withDay(weights: readonly Weight[], units: readonly Weight[]): Weight[] {
  const sums = new Map(weights.map(({ key, weight }) => [key, weight * KEPT_A_DAY]))
  for (const { key, weight } of units) sums.set(key, (sums.get(key) ?? 0) + weight)
  return [...sums]
    .map(([key, weight]) => ({ key, weight: Math.round(weight * 1000) / 1000 }))
    .filter(({ weight }) => weight >= LEAST)
    .sort((a, b) => b.weight - a.weight || (a.key < b.key ? -1 : 1))
    .slice(0, PRODUCTS_MAX)
}

export function withUnits(units: readonly Weight[], more: readonly Weight[]): Weight[] {
  const sums = new Map(units.map(({ key, weight }) => [key, weight]))
  for (const { key, weight } of more) sums.set(key, (sums.get(key) ?? 0) + weight)
  return [...sums].map(([key, weight]) => ({ key, weight }))
}

/** What sells most comes first, what never sold by its key. */
export function mostSoldFirst<P extends { _id: string }>(products: readonly P[], weights: readonly Weight[]): P[] {
  const known = new Map(weights.map(({ key, weight }) => [key, weight]))
  const weightOf = ({ _id }: P) => known.get(_id) ?? 0
  return [...products].sort((a, b) => weightOf(b) - weightOf(a) || (a._id < b._id ? -1 : 1))
}

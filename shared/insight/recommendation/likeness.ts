import type { PairRow } from './pairs'

/** Few baskets prove little: a pair seen in so many counts half. */
const SHRINK = 10
/**
 * With .5 it is the cosine over baskets. Less for the target lets what sells well come first; on baskets of a grocer with
 * one product hidden, .3 hid 2 of 100 fewer from the first ten than what sells best alone (measured apart, on published baskets).
 */
const TARGET_POWER = 0.3
const SOURCE_POWER = 0.5

/** How much a product that was bought speaks for another one: at least 0, comparable among targets only. */
export function likeness(source: Pick<PairRow, 'baskets'>, both: number, target: Pick<PairRow, 'baskets'>): number {
  if (both <= 0 || source.baskets <= 0 || target.baskets <= 0) return 0
  const cosine = both / (source.baskets ** SOURCE_POWER * target.baskets ** TARGET_POWER)
  return (cosine * both) / (both + SHRINK)
}

export interface Liked {
  key: string
  weight: number
  /** The product in the history that speaks for it most. */
  because: string
}

/**
 * What goes with these products, best first, without them and without what is `left` out. `history`: by product key how
 * much each counts. `baskets`: of every product that may be a target.
 */
export function goesWith(
  history: ReadonlyMap<string, number>,
  rows: ReadonlyMap<string, PairRow>,
  { baskets, left, limit }: { baskets: ReadonlyMap<string, number>; left: ReadonlySet<string>; limit: number },
): Liked[] {
  const found = new Map<string, Liked & { most: number }>()
  for (const [source, counts] of history) {
    const row = rows.get(source)
    for (const [key, both] of Object.entries(row?.together ?? {})) {
      if (!row || history.has(key) || left.has(key)) continue
      const weight = counts * likeness(row, both, { baskets: baskets.get(key) ?? 0 })
      const known = found.get(key) ?? { key, weight: 0, because: source, most: 0 }
      const isMost = weight > known.most
      found.set(key, {
        key,
        weight: known.weight + weight,
        because: isMost ? source : known.because,
        most: isMost ? weight : known.most,
      })
    }
  }
  return [...found.values()]
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight || (a.key < b.key ? -1 : 1))
    .slice(0, limit)
    .map(({ key, weight, because }) => ({ key, weight, because }))
}

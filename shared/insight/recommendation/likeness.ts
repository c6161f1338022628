import { type PairRow, voicesOf } from './pairs'

/** Few baskets prove little: a pair seen in so many counts half. */
const SHRINK = 10

/** In how many baskets a source and a target were together, and what these baskets say, in thousandths. */
export interface Together {
  both: number
  voice: number
}

/**
 * How much a product that was bought speaks for another one: the cosine over baskets, of which each divides its voice among what is in it.
 * At least 0, comparable among targets only.
 */
export function likeness(
  source: Pick<PairRow, 'baskets'>,
  { both, voice }: Together,
  target: Pick<PairRow, 'baskets'>,
  targetPower: number,
): number {
  if (both <= 0 || source.baskets <= 0 || target.baskets <= 0) return 0
  const cosine = voice / (Math.sqrt(source.baskets) * target.baskets ** targetPower)
  return (cosine * both) / (both + SHRINK)
}

const FEW_GOODS = 100
const MANY_GOODS = 1_000
const POWER_OF_FEW = 0.3
const POWER_OF_MANY = 0.5

/**
 * How much the target's own count weighs: .5 makes it the cosine. Among few goods a member has soon bought what goes with their own, and
 * what sells well is the better guess for the rest; among thousands it hides what the taste says.
 */
export function targetPowerOf(goods: number): number {
  const place = Math.log(Math.max(1, goods) / FEW_GOODS) / Math.log(MANY_GOODS / FEW_GOODS)
  return POWER_OF_FEW + (POWER_OF_MANY - POWER_OF_FEW) * Math.min(1, Math.max(0, place))
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
  const power = targetPowerOf(baskets.size)
  for (const [source, counts] of history) {
    const row = rows.get(source)
    if (!row) continue
    const voices = voicesOf(row)
    for (const [key, both] of Object.entries(row.together)) {
      if (history.has(key) || left.has(key)) continue
      const together = { both, voice: voices[key] ?? 0 }
      const weight = counts * likeness(row, together, { baskets: baskets.get(key) ?? 0 }, power)
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

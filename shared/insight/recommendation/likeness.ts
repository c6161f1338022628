import { type PairRow, voicesOf } from './pairs'

/** Few baskets prove little: a pair seen in so many counts half. */
const SHRINK = 10

/** How much the source's own count weighs: more than .5, because what everybody takes says little of who takes it. */
const SOURCE_POWER = 0.7

/** In how many baskets a source and a target were together, and what these baskets say, in thousandths. */
interface Together {
  both: number
  voice: number
}

/** How loud a product speaks that was in so many baskets. */
const loudness = (baskets: number): number => (baskets > 0 ? 1 / baskets ** SOURCE_POWER : 0)

/** What baskets say of a target; few of them prove little. */
const spoken = ({ both, voice }: Together): number => (both > 0 ? (voice * both) / (both + SHRINK) : 0)

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
 * What goes with these products, best first, without them and without what is `left` out: the cosine over baskets, of which each divides its
 * voice among what is in it, with powers of its own for the two counts. Weights are comparable among targets only. `history`: by product key how
 * much each counts. `baskets`: of every product that may be a target.
 */
export function goesWith(
  history: ReadonlyMap<string, number>,
  rows: ReadonlyMap<string, PairRow>,
  { baskets, left, limit }: { baskets: ReadonlyMap<string, number>; left: ReadonlySet<string>; limit: number },
): Liked[] {
  // Written to in place, and the target's count looked at once: a night goes through some ten thousand pairs of each buyer.
  const found = new Map<string, Liked & { most: number }>()
  for (const [source, counts] of history) {
    const row = rows.get(source)
    if (!row) continue
    const voices = voicesOf(row)
    const loud = counts * loudness(row.baskets)
    for (const key of Object.keys(row.together)) {
      const says = loud * spoken({ both: row.together[key] ?? 0, voice: voices[key] ?? 0 })
      const known = found.get(key)
      if (!known) found.set(key, { key, weight: says, because: source, most: says })
      else {
        known.weight += says
        if (says > known.most) Object.assign(known, { because: source, most: says })
      }
    }
  }
  const power = targetPowerOf(baskets.size)
  return [...found.values()]
    .flatMap(({ key, weight, because }) => {
      const count = history.has(key) || left.has(key) ? 0 : (baskets.get(key) ?? 0)
      return count > 0 && weight > 0 ? [{ key, weight: weight / count ** power, because }] : []
    })
    .sort((a, b) => b.weight - a.weight || (a.key < b.key ? -1 : 1))
    .slice(0, limit)
}

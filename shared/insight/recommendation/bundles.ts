import { associationRules, withoutRepeats } from './association'
import { frequentItemsets } from './itemsets'

/** Goods that go together often enough to be offered together: for a person to decide. */
export interface Bundle {
  left: string[]
  right: string
  /** Baskets with all of them. */
  count: number
  /** Of the baskets with the left side, the share with the right one. */
  confidence: number
  lift: number
}

export interface FoundBundles {
  _id: 'latest'
  madeAt: number
  fromDay: string
  toDay: string
  baskets: number
  /** In at least so many baskets. */
  countMin: number
  bundles: Bundle[]
}

/** Of fewer baskets it is mostly chance. */
const COUNT_MIN = 8
const SHARE_MIN = 0.002
const CONFIDENCE_MIN = 0.2
/** The lift only leaves out what is hardly more than chance; it orders nothing. */
const LIFT_MIN = 1.5
const GOODS_MAX = 3
const KEPT = 40
/** Each try asks for twice as many baskets; a shop in which everything goes with everything has nothing to offer. */
const TRIES = 6

/** From baskets of product keys. Most bought together first, each set of goods once, in its surest direction. */
export function bundlesOf(baskets: readonly (readonly string[])[]): { countMin: number; bundles: Bundle[] } {
  const keys = [...new Set(baskets.flat())].sort()
  const numberOf = new Map(keys.map((key, at) => [key, at]))
  const numbered = baskets.map((basket) => [...new Set(basket)].flatMap((key) => numberOf.get(key) ?? []))
  let countMin = Math.max(COUNT_MIN, Math.ceil(SHARE_MIN * baskets.length))
  for (let tries = 0; tries < TRIES; tries += 1, countMin *= 2) {
    const sets = frequentItemsets(numbered, { countMin, itemsMax: GOODS_MAX })
    if (!sets) continue
    const rules = associationRules(sets, baskets.length, { confidenceMin: CONFIDENCE_MIN, liftMin: LIFT_MIN })
    const named = withoutRepeats(rules).map(({ left, right, ...rest }) => ({
      left: left.map((item) => keys[item] ?? ''),
      right: keys[right] ?? '',
      ...rest,
    }))
    return { countMin, bundles: surest(named).slice(0, KEPT) }
  }
  return { countMin, bundles: [] }
}

function surest(bundles: readonly Bundle[]): Bundle[] {
  const bySet = new Map<string, Bundle>()
  for (const bundle of bundles) {
    const set = [...bundle.left, bundle.right].sort().join(' ')
    const known = bySet.get(set)
    if (!known || bundle.confidence > known.confidence) bySet.set(set, bundle)
  }
  return [...bySet]
    .sort(([a, one], [b, other]) => other.count - one.count || (a < b ? -1 : 1))
    .map(([, bundle]) => bundle)
}

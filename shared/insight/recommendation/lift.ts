import type { PairRow } from './pairs'

/** Of fewer baskets the lift is mostly chance, and the rarest pairs would stand first. */
const BOTH_MIN = 5

/**
 * What goes with a product, by the number of baskets with both: the lift says whether it is more than chance, but ordered by
 * lift the list would begin with what hardly anybody buys.
 */
export function goodsTogether(
  row: PairRow | null,
  totals: { baskets: number; of: Readonly<Record<string, number>> } | null,
  limit: number,
) {
  if (!row || !totals) return []
  return Object.entries(row.together)
    .flatMap(([productKey, both]) => {
      const share = both / row.baskets
      const overall = (totals.of[productKey] ?? 0) / totals.baskets
      if (both < BOTH_MIN || overall === 0) return []
      return { productKey, both, share: Math.min(1, share), lift: share / overall }
    })
    .sort((a, b) => b.both - a.both || (a.productKey < b.productKey ? -1 : 1))
    .slice(0, limit)
}

/** How much each product sells lately: baskets with it, of which one counts for less with each day that passes. */
export type Lately = Readonly<Record<string, number>>

const HALF_LIFE_MS = 60 * 86_400_000
/** One basket counts for so little after nine months; what nobody has bought since then is sold no more. */
const LEAST = 0.04

/** What something counts for so much later. */
const after = (spanMs: number): number => 2 ** (-Math.max(0, spanMs) / HALF_LIFE_MS)

/** As of an instant, from what it was as of an earlier one, with the baskets that were learnt since. */
export function latelyAt(
  at: number,
  before: { at: number; lately: Lately },
  baskets: readonly { at: number; productKeys: readonly string[] }[],
): Lately {
  const kept = after(at - before.at)
  const sums = new Map(Object.entries(before.lately).map(([key, weight]) => [key, weight * kept]))
  for (const basket of baskets) {
    const weight = after(at - basket.at)
    for (const key of basket.productKeys) sums.set(key, (sums.get(key) ?? 0) + weight)
  }
  return Object.fromEntries(
    [...sums].flatMap(([key, weight]) => (weight < LEAST ? [] : [[key, Math.round(weight * 1000) / 1000]])),
  )
}

/** What sells most first. */
export const mostSold = (lately: Lately): string[] =>
  Object.entries(lately)
    .sort(([keyA, a], [keyB, b]) => b - a || (keyA < keyB ? -1 : 1))
    .map(([key]) => key)

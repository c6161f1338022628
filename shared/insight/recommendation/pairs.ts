/** In how many baskets one product was, and with which others. `_id` is the product's key. */
export interface PairRow {
  _id: string
  baskets: number
  /** By product key: in how many baskets both were. */
  together: Record<string, number>
}

/** What some baskets add to the rows of products. */
export type PairSums = Map<string, PairRow>

/** A basket with more different products says little of any two of them, and costs its square. */
export const BASKET_MAX = 60
/** A product that goes with thousands goes with none of them; the rarest companions are let go. */
export const COMPANIONS_MAX = 400

/** Adds one basket; a product that is in it several times counts once. */
export function addBasket(sums: PairSums, productKeys: readonly string[]): void {
  const keys = [...new Set(productKeys)].slice(0, BASKET_MAX)
  for (const key of keys) {
    const row = sums.get(key) ?? { _id: key, baskets: 0, together: {} }
    row.baskets += 1
    for (const other of keys) if (other !== key) row.together[other] = (row.together[other] ?? 0) + 1
    sums.set(key, row)
  }
}

export function addRows(row: PairRow | null, added: PairRow): PairRow {
  const together = { ...row?.together }
  for (const [key, count] of Object.entries(added.together)) together[key] = (together[key] ?? 0) + count
  return { _id: added._id, baskets: (row?.baskets ?? 0) + added.baskets, together: mostOf(together) }
}

function mostOf(together: Record<string, number>): Record<string, number> {
  const all = Object.entries(together)
  if (all.length <= COMPANIONS_MAX) return together
  return Object.fromEntries(all.sort(([, a], [, b]) => b - a).slice(0, COMPANIONS_MAX))
}

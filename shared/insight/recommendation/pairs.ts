/** In how many baskets one product was, and with which others. `_id` is the product's key. */
export interface PairRow {
  _id: string
  baskets: number
  /** By product key: in how many baskets both were. */
  together: Record<string, number>
  /** By product key: what these baskets say, in thousandths. Missing in rows that were counted by baskets alone. */
  voices?: Record<string, number>
}

/** What some baskets add to the rows of products, by product key. */
export type PairSums = Map<string, PairSum>

/** Both counts of a companion in one place that is found once, because counting is most of what learning takes. */
export interface PairSum {
  baskets: number
  companions: Map<string, { together: number; voices: number }>
}

/** A basket with more different products says little of any two of them, and costs its square. */
export const BASKET_MAX = 60
/** A product that goes with thousands goes with none of them; the rarest companions are let go. */
export const COMPANIONS_KEPT = 400
/** Only when there are so many: what has just come on sale is rare everywhere, and needs the time to become less so. */
export const COMPANIONS_MAX = 600
/** What a basket has to say of each product in it, divided among the others: two alone say more of each other than twenty. */
const VOICE = 1000

/** Adds one basket; a product that is in it several times counts once. */
export function addBasket(sums: PairSums, productKeys: readonly string[]): void {
  const keys = [...new Set(productKeys)].slice(0, BASKET_MAX)
  const voice = Math.round(VOICE / Math.max(1, keys.length - 1))
  for (const key of keys) {
    const sum = sums.get(key) ?? { baskets: 0, companions: new Map() }
    sum.baskets += 1
    for (const other of keys) {
      if (other === key) continue
      const both = sum.companions.get(other)
      if (both) {
        both.together += 1
        both.voices += voice
      } else sum.companions.set(other, { together: 1, voices: voice })
    }
    sums.set(key, sum)
  }
}

/** The rows of products of which nothing was known. */
export const rowsOf = (sums: PairSums): Map<string, PairRow> =>
  new Map([...sums].map(([key, sum]) => [key, toRow(key, sum)]))

function toRow(_id: string, { baskets, companions }: PairSum): Required<PairRow> {
  const row: Required<PairRow> = { _id, baskets, together: {}, voices: {} }
  for (const [key, { together, voices }] of companions) {
    row.together[key] = together
    row.voices[key] = voices
  }
  return row
}

/**
 * The row itself, with what baskets have added: copying thousands of long rows would take most of the time. `isSold`: where companions are too
 * many, those go first that are sold no more.
 */
export function withSum(
  row: PairRow | null,
  key: string,
  sum: PairSum,
  isSold: (key: string) => boolean = () => true,
): PairRow {
  if (!row) return cut(toRow(key, sum), isSold)
  const { together } = row
  const voices = voicesOf(row)
  for (const [other, both] of sum.companions) {
    together[other] = (together[other] ?? 0) + both.together
    voices[other] = (voices[other] ?? 0) + both.voices
  }
  return cut({ ...row, together, voices, baskets: row.baskets + sum.baskets }, isSold)
}

/** Of a row that was counted by baskets alone: as if all its baskets had been of one size. */
export function voicesOf({ baskets, together, voices }: PairRow): Record<string, number> {
  if (voices) return voices
  const others = Object.values(together).reduce((sum, both) => sum + both, 0) / Math.max(1, baskets)
  const voice = VOICE / Math.max(1, others)
  return Object.fromEntries(Object.entries(together).map(([key, both]) => [key, Math.round(both * voice)]))
}

/** Of as many baskets, the companion that came later is kept. */
function cut(row: Required<PairRow>, isSold: (key: string) => boolean): PairRow {
  const all = Object.keys(row.together)
  if (all.length <= COMPANIONS_MAX) return row
  const countOf = (key: string) => (isSold(key) ? (row.together[key] ?? 0) : 0)
  const kept = all
    .reverse()
    .map((key) => ({ key, count: countOf(key) }))
    .sort((a, b) => b.count - a.count)
    .slice(0, COMPANIONS_KEPT)
    .reverse()
  const keptOf = (counts: Record<string, number>) => Object.fromEntries(kept.map(({ key }) => [key, counts[key] ?? 0]))
  return { ...row, together: keptOf(row.together), voices: keptOf(row.voices) }
}

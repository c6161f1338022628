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

/** Both counts of a companion in one number, because counting is most of what learning takes. */
interface PairSum {
  baskets: number
  companions: Map<string, number>
}

/** Above what the voices of a million baskets come to. */
const BOTH = 2 ** 30

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
    const sum = sums.get(key) ?? { baskets: 0, companions: new Map<string, number>() }
    sum.baskets += 1
    for (const other of keys) {
      if (other !== key) sum.companions.set(other, (sum.companions.get(other) ?? 0) + BOTH + voice)
    }
    sums.set(key, sum)
  }
}

export function rowsOf(sums: PairSums): Map<string, PairRow> {
  const rowOf = (_id: string, { baskets, companions }: PairSum): Required<PairRow> => {
    const row: Required<PairRow> = { _id, baskets, together: {}, voices: {} }
    for (const [key, both] of companions) {
      row.together[key] = Math.floor(both / BOTH)
      row.voices[key] = both % BOTH
    }
    return row
  }
  return new Map([...sums].map(([key, sum]) => [key, rowOf(key, sum)]))
}

/**
 * The row itself, with what was added: copying thousands of long rows would take most of the time. `isSold`: where companions are too many,
 * those go first that are sold no more.
 */
export function addRows(row: PairRow | null, added: PairRow, isSold: (key: string) => boolean = () => true): PairRow {
  if (!row) return cut({ ...added, voices: voicesOf(added) }, isSold)
  const sums = { ...row, voices: voicesOf(row), baskets: row.baskets + added.baskets }
  addInto(sums.together, added.together)
  addInto(sums.voices, voicesOf(added))
  return cut(sums, isSold)
}

/** Of a row that was counted by baskets alone: as if all its baskets had been of one size. */
export function voicesOf({ baskets, together, voices }: PairRow): Record<string, number> {
  if (voices) return voices
  const others = Object.values(together).reduce((sum, both) => sum + both, 0) / Math.max(1, baskets)
  const voice = VOICE / Math.max(1, others)
  return Object.fromEntries(Object.entries(together).map(([key, both]) => [key, Math.round(both * voice)]))
}

function addInto(sums: Record<string, number>, added: Record<string, number>): void {
  for (const key of Object.keys(added)) sums[key] = (sums[key] ?? 0) + (added[key] ?? 0)
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

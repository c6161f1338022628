/** Some things that are in the same baskets. */
export interface Itemset {
  /** In rising order. */
  items: number[]
  /** In how many baskets all of them are. */
  count: number
}

/** More are not looked for: a shop that has so many set its threshold too low to learn anything. */
export const ITEMSETS_MAX = 200_000

/**
 * All sets of items that are in at least so many baskets together, single items too; null where there would be too many.
 * Each item has a row of bits, one for each basket; the baskets of a set are where all its rows have a bit.
 */
export function frequentItemsets(
  baskets: readonly (readonly number[])[],
  { countMin, itemsMax }: { countMin: number; itemsMax: number },
): Itemset[] | null {
  const single = rowsOf(baskets)
    .map((bits, item) => ({ item, bits, count: onesIn(bits) }))
    .filter(({ count }) => count >= countMin)
  const found: Itemset[] = []
  const grow = (items: number[], bits: Uint32Array | null, from: number): boolean => {
    for (let at = from; at < single.length; at += 1) {
      const next = single[at]
      if (!next) break
      const both = bits ? bothOf(bits, next.bits) : next.bits
      const count = bits ? onesIn(both) : next.count
      if (count < countMin) continue
      if (found.length >= ITEMSETS_MAX) return false
      const set = [...items, next.item]
      found.push({ items: set, count })
      if (set.length < itemsMax && !grow(set, both, at + 1)) return false
    }
    return true
  }
  return grow([], null, 0) ? found : null
}

const BITS = 32

function rowsOf(baskets: readonly (readonly number[])[]): Uint32Array[] {
  const items = baskets.reduce((most, basket) => Math.max(most, ...basket.map((item) => item + 1)), 0)
  const words = Math.ceil(baskets.length / BITS)
  const rows = Array.from({ length: items }, () => new Uint32Array(words))
  baskets.forEach((basket, at) => {
    for (const item of basket) {
      const row = rows[item]
      if (row) row[at >>> 5] = (row[at >>> 5] ?? 0) | (1 << (at & 31))
    }
  })
  return rows
}

function bothOf(a: Uint32Array, b: Uint32Array): Uint32Array {
  const both = new Uint32Array(a.length)
  for (let word = 0; word < a.length; word += 1) both[word] = (a[word] ?? 0) & (b[word] ?? 0)
  return both
}

function onesIn(bits: Uint32Array): number {
  let ones = 0
  for (let at = 0; at < bits.length; at += 1) {
    let word = bits[at] ?? 0
    word -= (word >>> 1) & 0x55555555
    word = (word & 0x33333333) + ((word >>> 2) & 0x33333333)
    ones += Math.imul((word + (word >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
  }
  return ones
}

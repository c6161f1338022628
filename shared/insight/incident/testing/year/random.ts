/** Numbers that look random and are the same for the same seed. */
export type Random = () => number

export function randomFrom(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Box and Muller's transform of two of them. */
export const normal = (random: Random): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())

/** Knuth's product of uniform ones; the normal distribution where the mean is large. */
export function poisson(mean: number, random: Random): number {
  if (mean > 60) return Math.max(Math.round(mean + Math.sqrt(mean) * normal(random)), 0)
  const limit = Math.exp(-mean)
  let product = random()
  let count = 0
  while (product > limit) {
    product *= random()
    count += 1
  }
  return count
}

export function pick<T>(weighted: readonly (readonly [T, number])[], random: Random): T {
  let left = random() * weighted.reduce((sum, [, weight]) => sum + weight, 0)
  for (const [value, weight] of weighted) {
    left -= weight
    if (left < 0) return value
  }
  const [last] = weighted[weighted.length - 1] ?? []
  if (last === undefined) throw new Error('nothing to pick from')
  return last
}

export function shuffle<T>(list: readonly T[], random: Random): T[] {
  const shuffled = [...list]
  for (let index = shuffled.length - 1; index > 0; index -= 1) {
    const other = Math.floor(random() * (index + 1))
    const [one, two] = [shuffled[index], shuffled[other]]
    if (one !== undefined && two !== undefined) [shuffled[index], shuffled[other]] = [two, one]
  }
  return shuffled
}

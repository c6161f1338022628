/** Nearest rank: the smallest value that at least `share` of all values do not exceed. 0 of nothing. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0
}

/** The mean of the two middle values when their number is even, so that few runs give a steady answer. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length / 2
  if (Number.isInteger(middle)) return ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2
  return sorted[Math.floor(middle)] ?? 0
}

/** How many times `part` fits into `base`; Infinity if `part` is nothing. */
export function ratio(part: number, base: number): number {
  return base === 0 ? Number.POSITIVE_INFINITY : part / base
}

export function rounded(value: number, digits = 1): number {
  const scale = 10 ** digits
  return Math.round(value * scale) / scale
}

/** Type-7 quantiles (the default of R and numpy): between two values in proportion. `sorted` ascends; null when empty. */
export function quantile(sorted: ArrayLike<number>, share: number): number | null {
  const position = (sorted.length - 1) * share
  const below = sorted[Math.floor(position)]
  const above = sorted[Math.ceil(position)]
  if (below === undefined || above === undefined) return null
  return below + (position - Math.floor(position)) * (above - below)
}

export function quantiles(values: Float64Array, shares: readonly number[]): number[] {
  const sorted = values.slice().sort()
  return shares.flatMap((share) => quantile(sorted, share) ?? [])
}

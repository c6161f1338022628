/** The latest bonds of an inviter that are remembered one by one. */
export const TIMES_MAX = 60

/** Puts an instant into its place among the remembered ones (ascending); the oldest falls out. */
export function withTime(times: readonly number[], at: number): number[] {
  let place = times.length
  while (place > 0 && (times[place - 1] ?? 0) > at) place -= 1
  const longer = [...times.slice(0, place), at, ...times.slice(place)]
  return longer.length > TIMES_MAX ? longer.slice(1) : longer
}

/** The most instants in any window of `lengthMs`; `times` ascend. */
export function mostWithin(times: readonly number[], lengthMs: number): number {
  let from = 0
  let most = 0
  times.forEach((at, index) => {
    while (at - (times[from] ?? at) >= lengthMs) from += 1
    most = Math.max(most, index - from + 1)
  })
  return most
}

/**
 * The coefficient of variation of the gaps between instants (sample standard deviation by mean): about 1 for friends who
 * come by chance, above for those who come in waves, far below for a script. Null with fewer than `gapsMin` gaps, or when
 * all fall into one instant.
 */
export function gapVariation(times: readonly number[], gapsMin: number): number | null {
  const gaps = times.slice(1).map((at, index) => at - (times[index] ?? at))
  if (gaps.length < gapsMin) return null
  const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length
  if (mean === 0) return null
  const variance = gaps.reduce((sum, gap) => sum + (gap - mean) ** 2, 0) / (gaps.length - 1)
  return Math.sqrt(variance) / mean
}

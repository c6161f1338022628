/** The 97.5 % quantile of the normal distribution: of a hundred intervals 95 hold the true value. */
export const Z_95 = 1.959963984540054

export interface Interval {
  from: number
  to: number
}

/**
 * Wilson's interval of a share at 95 % (Wilson 1927), from 0 to 1: it stays between the two and is wide where there are few. Null of nobody.
 * `whole` may be an effective number that is no integer.
 */
export function shareInterval(part: number, whole: number, z = Z_95): Interval | null {
  if (whole === 0) return null
  const share = part / whole
  const square = (z * z) / whole
  const middle = (share + square / 2) / (1 + square)
  const half = (z / (1 + square)) * Math.sqrt((share * (1 - share)) / whole + square / (4 * whole))
  return { from: Math.max(0, middle - half), to: Math.min(1, middle + half) }
}

export interface Part {
  part: number
  whole: number
}

/** Of the first share less the second, by Newcombe's hybrid of their two intervals (1998). Null where one is of nobody. */
export function differenceInterval(one: Part, other: Part, z = Z_95): Interval | null {
  const [ones, others] = [shareInterval(one.part, one.whole, z), shareInterval(other.part, other.whole, z)]
  if (!ones || !others) return null
  const [p, q] = [one.part / one.whole, other.part / other.whole]
  return {
    from: p - q - Math.hypot(p - ones.from, others.to - q),
    to: p - q + Math.hypot(ones.to - p, q - others.from),
  }
}

/**
 * Where so many intervals are looked at together, the z with which of a hundred such pages 95 are right in all of them (Bonferroni); by
 * formula 26.2.23 of Abramowitz and Stegun, which is off by less than 0.0005.
 */
export function zOfLooks(looks: number): number {
  const t = Math.sqrt(-2 * Math.log(0.025 / Math.max(looks, 1)))
  const above = 2.515517 + t * (0.802853 + t * 0.010328)
  const below = 1 + t * (1.432788 + t * (0.189269 + t * 0.001308))
  return t - above / below
}

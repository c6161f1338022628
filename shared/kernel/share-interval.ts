/** The 97.5 % quantile of the normal distribution: of a hundred intervals 95 hold the true value. */
export const Z_95 = 1.959963984540054

/**
 * Wilson's interval of a share at 95 % (Wilson 1927), from 0 to 1: it stays between the two and is wide where there are few. Null of nobody.
 * `whole` may be an effective number that is no integer.
 */
export function shareInterval(part: number, whole: number): { from: number; to: number } | null {
  if (whole === 0) return null
  const share = part / whole
  const square = (Z_95 * Z_95) / whole
  const middle = (share + square / 2) / (1 + square)
  const half = (Z_95 / (1 + square)) * Math.sqrt((share * (1 - share)) / whole + square / (4 * whole))
  return { from: Math.max(0, middle - half), to: Math.min(1, middle + half) }
}

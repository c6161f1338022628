/** 95 %. */
const Z = 1.959963984540054

/** Wilson's interval of a share: it stays between 0 and 1, and is wide where there are few. Null of nobody. */
export function shareInterval(part: number, whole: number): { from: number; to: number } | null {
  if (whole === 0) return null
  const share = part / whole
  const square = (Z * Z) / whole
  const middle = (share + square / 2) / (1 + square)
  const half = (Z / (1 + square)) * Math.sqrt((share * (1 - share)) / whole + square / (4 * whole))
  return { from: Math.max(0, middle - half), to: Math.min(1, middle + half) }
}

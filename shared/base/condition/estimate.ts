/** The 97.5 % quantile of the normal distribution: 95 of 100 ranges hold the true share. */
const Z = 1.959964

/**
 * How many of all members meet a condition, judged by a random part of them: Wilson's interval for a share (Wilson 1927),
 * with the correction for a part that is not small.
 */
export function estimateOf({ members, looked, all }: { members: number; looked: number; all: number }): {
  from: number
  to: number
} {
  if (looked === 0 || looked >= all) return { from: members, to: members }
  const share = members / looked
  // Of a finite shop: who was looked at is known, so the effective sample is larger.
  const size = (looked * (all - 1)) / (all - looked)
  const scale = 1 + Z ** 2 / size
  const middle = (share + Z ** 2 / (2 * size)) / scale
  const half = (Z / scale) * Math.sqrt((share * (1 - share)) / size + Z ** 2 / (4 * size ** 2))
  return {
    from: Math.max(members, Math.round((middle - half) * all)),
    to: Math.min(all - (looked - members), Math.round((middle + half) * all)),
  }
}

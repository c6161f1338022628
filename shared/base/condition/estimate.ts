import { shareInterval } from '#shared/kernel/share-interval'

/**
 * How many of all members meet a condition, judged by a random part of them: Wilson's interval for a share at 95 %,
 * with the correction for a part that is not small.
 */
export function estimateOf({ members, looked, all }: { members: number; looked: number; all: number }): {
  from: number
  to: number
} {
  if (looked === 0 || looked >= all) return { from: members, to: members }
  // Of a finite shop: who was looked at is known, so the effective sample is larger.
  const size = (looked * (all - 1)) / (all - looked)
  const share = shareInterval((members / looked) * size, size) ?? { from: 0, to: 1 }
  return {
    from: Math.max(members, Math.round(share.from * all)),
    to: Math.min(all - (looked - members), Math.round(share.to * all)),
  }
}

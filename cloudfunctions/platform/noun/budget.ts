/** Time that work may take before it stops at a safe place. */
export interface Budget {
  isSpent(): boolean
}

/** Measured on a monotonic clock, because the time of day may be set while work is going on. */
export function timeBudget(ms: number): Budget {
  const endsAt = performance.now() + ms
  return { isSpent: () => performance.now() >= endsAt }
}

/** Spent as soon as one of both is. */
export function withinBoth(one: Budget, other: Budget): Budget {
  return { isSpent: () => one.isSpent() || other.isSpent() }
}

let lastActAt = 0

/** Notes that this phone may have changed something in the shop, so that earlier answers no longer count as fresh. */
export function noteAct(): void {
  lastActAt = Date.now()
}

/** Whether an answer that came at this time (phone clock) may still be used, within `freshMs`. */
export function isFresh(receivedAt: number, freshMs: number): boolean {
  const ageMs = Date.now() - receivedAt
  return receivedAt > lastActAt && ageMs >= 0 && ageMs < freshMs
}

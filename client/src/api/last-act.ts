let lastActAt = 0

/** Something in the shop may have been changed from this phone: what was asked before is no longer fresh. */
export function noteAct(): void {
  lastActAt = Date.now()
}

/** Whether an answer that came then (phone clock) may stand for another `freshMs`. */
export function isFresh(receivedAt: number, freshMs: number): boolean {
  const ageMs = Date.now() - receivedAt
  return receivedAt > lastActAt && ageMs >= 0 && ageMs < freshMs
}

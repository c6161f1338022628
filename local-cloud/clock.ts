/** The cloud's clock: system time plus an offset, or a frozen instant for tests. */
export interface Clock {
  now(): number
  /** Moves the clock to an instant; a running clock goes on from there. */
  set(at: number): void
  advance(ms: number): void
  /** Back to system time, running. */
  reset(): void
  /** Cloud time minus system time, for processes that keep their own clock. */
  offsetMs(): number
  /** Stands still, at the given instant or where it is now, until `set`, `advance` (which keep it frozen) or `reset`. */
  freeze(at?: number): void
  isFrozen(): boolean
  /** Calls back after every change made by hand; returns the way to stop that. */
  onChange(listener: () => void): () => void
}

export function createClock(systemNow: () => number = Date.now): Clock {
  let offset = 0
  let frozenAt: number | null = null
  const listeners = new Set<() => void>()
  const now = () => frozenAt ?? systemNow() + offset
  const moveTo = (at: number) => {
    if (!Number.isFinite(at)) throw new RangeError(`the clock cannot be set to ${at}`)
    if (frozenAt === null) offset = at - systemNow()
    else frozenAt = at
    announce()
  }
  const announce = () => {
    for (const listener of [...listeners]) listener()
  }
  return {
    now,
    set: moveTo,
    advance: (ms) => moveTo(now() + ms),
    reset: () => {
      offset = 0
      frozenAt = null
      announce()
    },
    offsetMs: () => now() - systemNow(),
    freeze: (at) => {
      frozenAt = at ?? now()
      announce()
    },
    isFrozen: () => frozenAt !== null,
    onChange: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** What a warm instance keeps for some time, so that a request costs no round trip for it. */
export interface WarmData<T> {
  /** What is kept, while it is fresh. */
  find(key: string, now: number): T | undefined
  /** The same; otherwise it is read and kept. */
  findOr(key: string, now: number, read: () => Promise<T>): Promise<T>
  keep(key: string, now: number, value: T): T
  drop(key: string): void
  /** Makes this instance read again at the next request. */
  forget(): void
}

const instance = new Set<() => void>()

export function warmData<T>(freshForMs: number): WarmData<T> {
  const kept = new Map<string, { value: T; readAt: number }>()
  const data: WarmData<T> = {
    find(key, now) {
      const known = kept.get(key)
      // A clock that was moved back makes what is kept stale too.
      return known && Math.abs(now - known.readAt) < freshForMs ? known.value : undefined
    },
    findOr: async (key, now, read) => data.find(key, now) ?? data.keep(key, now, await read()),
    keep(key, now, value) {
      kept.set(key, { value, readAt: now })
      return value
    },
    drop: (key) => kept.delete(key),
    forget: () => kept.clear(),
  }
  onCoolDown(data.forget)
  return data
}

/** For what an instance counts or keeps in other ways: how it is reset. */
export function onCoolDown(forget: () => void): void {
  instance.add(forget)
}

/** As if the next request met a new instance. */
export function coolDown(): void {
  for (const forget of instance) forget()
}

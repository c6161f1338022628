/** Documents and unique keys that an open transaction has written. */
export interface Locks<Owner> {
  ownerOf(key: string): Owner | undefined
  take(key: string, owner: Owner): void
  releaseAll(owner: Owner): void
  /** Resolves when the key's owner lets go, or after the given real time. */
  untilReleased(key: string, ms: number): Promise<void>
}

export function createLocks<Owner extends object>(): Locks<Owner> {
  const owners = new Map<string, Owner>()
  const keysOf = new Map<Owner, string[]>()
  const waiting = new Map<Owner, Set<() => void>>()
  return {
    ownerOf: (key) => owners.get(key),
    take: (key, owner) => {
      if (owners.get(key) === owner) return
      owners.set(key, owner)
      keysOf.set(owner, [...(keysOf.get(owner) ?? []), key])
    },
    releaseAll: (owner) => {
      for (const key of keysOf.get(owner) ?? []) owners.delete(key)
      keysOf.delete(owner)
      const wakers = waiting.get(owner)
      waiting.delete(owner)
      for (const wake of wakers ?? []) wake()
    },
    untilReleased: (key, ms) => {
      const owner = owners.get(key)
      if (owner === undefined) return Promise.resolve()
      return new Promise((resolve) => {
        const wakers = waiting.get(owner) ?? new Set()
        waiting.set(owner, wakers)
        const done = () => {
          clearTimeout(timer)
          wakers.delete(done)
          resolve()
        }
        const timer = setTimeout(done, ms)
        wakers.add(done)
      })
    },
  }
}

export function documentLock(collection: string, idKey: string): string {
  return `${collection}\0${idKey}`
}

export function uniqueLock(collection: string, index: string, key: string): string {
  return `${collection}\0\0${index}\0${key}`
}

/** A plain write met a lock: it waits and tries again. */
export class Blocked extends Error {
  constructor(readonly lock: string) {
    super('waiting for a transaction')
    this.name = 'Blocked'
  }
}

/** Documents and unique keys that an open transaction has written. */
export interface Locks<Owner> {
  ownerOf(key: string): Owner | undefined
  take(key: string, owner: Owner): void
  releaseAll(owner: Owner): void
}

export function createLocks<Owner extends object>(): Locks<Owner> {
  const owners = new Map<string, Owner>()
  const keysOf = new Map<Owner, string[]>()
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
    },
  }
}

export function documentLock(collection: string, idKey: string): string {
  return `${collection}\0${idKey}`
}

export function uniqueLock(collection: string, index: string, key: string): string {
  return `${collection}\0\0${index}\0${key}`
}

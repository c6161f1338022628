import type { Friend } from './invite'

export interface LoadedFriends {
  /** Newest first. */
  friends: Friend[]
  /** Where the next page begins; null at the end. */
  nextCursor: string | null
}

/**
 * Puts the newest page, asked for again, before the loaded friends. If the two no longer meet, only the new page is
 * kept.
 */
export function withNewest(loaded: LoadedFriends, newest: LoadedFriends): LoadedFriends {
  const fresh = new Set(newest.friends.map(({ key }) => key))
  const last = newest.friends[newest.friends.length - 1]
  const meets = loaded.friends.findIndex(({ key }) => key === last?.key)
  const older = meets < 0 ? [] : loaded.friends.slice(meets + 1).filter(({ key }) => !fresh.has(key))
  if (older.length === 0) return newest
  return { friends: [...newest.friends, ...older], nextCursor: loaded.nextCursor }
}

export function withOlder(loaded: LoadedFriends, older: LoadedFriends): LoadedFriends {
  const known = new Set(loaded.friends.map(({ key }) => key))
  return {
    friends: [...loaded.friends, ...older.friends.filter(({ key }) => !known.has(key))],
    nextCursor: older.nextCursor,
  }
}

import type { Entry } from './entry-text'

export interface LoadedEntries {
  /** Newest first, without a gap. */
  entries: Entry[]
  /** Where the next page begins; null at the end. */
  nextBeforeSeq: number | null
}

/**
 * Puts the newest page, asked for again, before the loaded entries. If the two no longer meet, only the new page is
 * kept.
 */
export function withNewest(loaded: LoadedEntries, newest: LoadedEntries): LoadedEntries {
  const oldestNew = lastOf(newest.entries)?.seq
  const newestLoaded = loaded.entries[0]?.seq
  if (oldestNew === undefined || newestLoaded === undefined || oldestNew > newestLoaded + 1) return newest
  const older = loaded.entries.filter(({ seq }) => seq < oldestNew)
  if (older.length === 0) return newest
  return { entries: [...newest.entries, ...older], nextBeforeSeq: loaded.nextBeforeSeq }
}

export function withOlder(loaded: LoadedEntries, older: LoadedEntries): LoadedEntries {
  const oldest = lastOf(loaded.entries)?.seq ?? Number.MAX_SAFE_INTEGER
  const fresh = older.entries.filter(({ seq }) => seq < oldest)
  return { entries: [...loaded.entries, ...fresh], nextBeforeSeq: older.nextBeforeSeq }
}

function lastOf(entries: readonly Entry[]): Entry | undefined {
  return entries[entries.length - 1]
}

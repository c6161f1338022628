import type { StoredRecord } from './record'

/** The records that changed while transactions are open, by collection: what their snapshots must look at twice. */
export interface ChangedRecords {
  note(collection: string, record: StoredRecord): void
  of(collection: string): Iterable<StoredRecord>
  /** Forgets them all together with their earlier states. */
  forget(drop: (collection: string, record: StoredRecord) => void): void
}

export function createChangedRecords(): ChangedRecords {
  const changed = new Map<string, Set<StoredRecord>>()
  return {
    note: (collection, record) => {
      const records = changed.get(collection) ?? new Set()
      changed.set(collection, records.add(record))
    },
    of: (collection) => changed.get(collection) ?? [],
    forget: (drop) => {
      for (const [collection, records] of changed) {
        for (const record of records) {
          record.history = []
          if (record.document === null) drop(collection, record)
        }
      }
      changed.clear()
    },
  }
}

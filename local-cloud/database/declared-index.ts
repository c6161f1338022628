import type { IndexSchema } from '../schema'
import { indexedValuesAt } from './paths'
import type { StoredRecord } from './record'
import { createSortedList, type SortedList } from './sorted-list'
import { compareValues } from './values'

export interface IndexEntry {
  key: unknown[]
  record: StoredRecord
}

export interface DeclaredIndex {
  name: string
  unique: boolean
  sparse: boolean
  fields: IndexField[]
  entries: SortedList<IndexEntry>
  /** How many stored documents hold an array in an indexed field: while any does, entries no longer sort documents. */
  multikeyCount: number
}

export interface IndexField {
  path: string
  /** 1 or -1. */
  direction: number
}

export function createIndex(schema: IndexSchema): DeclaredIndex {
  // A geographic key only serves $near and $geoWithin, which the local cloud answers by looking at every document.
  const fields = schema.keys.map(({ name, direction }) => ({ path: name, direction: direction === '-1' ? -1 : 1 }))
  return {
    name: schema.name,
    unique: schema.unique ?? false,
    sparse: schema.sparse ?? false,
    fields,
    entries: createSortedList((a, b) => compareKeys(fields, a.key, b.key) || a.record.sequence - b.record.sequence),
    multikeyCount: 0,
  }
}

/** Compares as many fields as both keys have, so that a prefix can be sought. */
export function compareKeys(fields: IndexField[], left: unknown[], right: unknown[]): number {
  const length = Math.min(left.length, right.length)
  for (let i = 0; i < length; i++) {
    const order = compareValues(left[i], right[i])
    if (order !== 0) return (fields[i]?.direction ?? 1) < 0 ? -order : order
  }
  return 0
}

/** One key per combination of array elements; none for a document that a sparse index leaves out. */
export function keysOf(index: DeclaredIndex, document: unknown): { keys: unknown[][]; multikey: boolean } {
  let keys: unknown[][] = [[]]
  let multikey = false
  let allMissing = true
  for (const { path } of index.fields) {
    const found = indexedValuesAt(document, path)
    multikey ||= found.multikey
    allMissing &&= found.missing
    const [only] = found.values
    if (found.values.length === 1) for (const key of keys) key.push(only)
    else keys = keys.flatMap((key) => found.values.map((value) => [...key, value]))
  }
  return { keys: index.sparse && allMissing ? [] : keys, multikey }
}

export function addToIndex(index: DeclaredIndex, record: StoredRecord): void {
  const { keys, multikey } = keysOf(index, record.document)
  if (multikey) index.multikeyCount += 1
  for (const key of distinct(index, keys)) index.entries.insert({ key, record })
}

export function removeFromIndex(index: DeclaredIndex, record: StoredRecord): void {
  const { keys, multikey } = keysOf(index, record.document)
  if (multikey) index.multikeyCount -= 1
  for (const key of distinct(index, keys)) index.entries.remove({ key, record })
}

export function fillIndex(index: DeclaredIndex, records: Iterable<StoredRecord>): void {
  const entries: IndexEntry[] = []
  index.multikeyCount = 0
  for (const record of records) {
    const { keys, multikey } = keysOf(index, record.document)
    if (multikey) index.multikeyCount += 1
    for (const key of distinct(index, keys)) entries.push({ key, record })
  }
  index.entries.fill(entries)
}

/** An array may hold the same value twice; the index holds it once. */
function distinct(index: DeclaredIndex, keys: unknown[][]): unknown[][] {
  if (keys.length < 2) return keys
  return keys.filter((key, i) => keys.findIndex((other) => compareKeys(index.fields, key, other) === 0) === i)
}

/** The records that hold exactly this key. */
export function* recordsWithKey(index: DeclaredIndex, key: unknown[]): Iterable<StoredRecord> {
  const order = (entry: IndexEntry) => compareKeys(index.fields, entry.key, key)
  for (const entry of index.entries.walk(
    (entry) => order(entry) >= 0,
    (entry) => order(entry) > 0,
  )) {
    yield entry.record
  }
}

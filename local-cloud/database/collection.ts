import type { CollectionSchema } from '../schema'
import {
  addToIndex,
  compareKeys,
  createIndex,
  type DeclaredIndex,
  fillIndex,
  keysOf,
  removeFromIndex,
} from './declared-index'
import type { Document } from './engine'
import type { StoredRecord } from './record'
import { canonicalKey } from './values'

export interface StoredCollection {
  name: string
  records: Map<string, StoredRecord>
  /** The index of `_id` first, then the declared ones. */
  indexes: DeclaredIndex[]
  /** Living documents; the map may hold dead records for open transactions. */
  count: number
}

export function createCollection(name: string, schema: CollectionSchema): StoredCollection {
  const idIndex = { name: '_id_', unique: true, keys: [{ name: '_id', direction: '1' as const }] }
  return { name, records: new Map(), indexes: [idIndex, ...(schema.indexes ?? [])].map(createIndex), count: 0 }
}

let sequence = 0

/** Puts a document in its place and keeps every index right. Null removes. */
export function setDocument(
  collection: StoredCollection,
  id: unknown,
  document: Document | null,
  { version, keepHistory }: { version: number; keepHistory: boolean },
): StoredRecord {
  const idKey = canonicalKey(id)
  const record = collection.records.get(idKey) ?? newRecord(id, idKey)
  const before = record.document
  if (keepHistory) record.history.push({ document: before, version: record.version })
  if (before === null) record.sequence = ++sequence
  else collection.count -= 1
  if (document !== null) collection.count += 1
  reindex(collection, record, document)
  record.version = version
  if (document !== null || keepHistory) collection.records.set(idKey, record)
  else collection.records.delete(idKey)
  return record
}

/** Replaces everything at once. */
export function fillCollection(collection: StoredCollection, documents: Document[], version: number): void {
  collection.records = new Map()
  for (const document of documents) {
    const record = newRecord(document._id, canonicalKey(document._id))
    Object.assign(record, { document, version, sequence: ++sequence })
    collection.records.set(record.idKey, record)
  }
  collection.count = collection.records.size
  for (const index of collection.indexes) fillIndex(index, collection.records.values())
}

function newRecord(id: unknown, idKey: string): StoredRecord {
  return { id, idKey, sequence: 0, document: null, version: 0, history: [] }
}

function reindex(collection: StoredCollection, record: StoredRecord, document: Document | null): void {
  const before = record.document
  for (const index of collection.indexes) {
    // Most changes touch no indexed field.
    if (before !== null && document !== null && sameKeys(index, before, document)) continue
    if (before !== null) removeFromIndex(index, record)
    if (document === null) continue
    record.document = document
    addToIndex(index, record)
    record.document = before
  }
  record.document = document
}

function sameKeys(index: DeclaredIndex, before: Document, after: Document): boolean {
  const [old, now] = [keysOf(index, before), keysOf(index, after)]
  return (
    old.multikey === now.multikey &&
    old.keys.length === now.keys.length &&
    old.keys.every((key, i) => compareKeys(index.fields, key, now.keys[i] ?? []) === 0)
  )
}

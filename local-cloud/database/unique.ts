import { duplicateKey } from '../wire/errors'
import type { StoredCollection } from './collection'
import { compareKeys, type DeclaredIndex, keysOf, recordsWithKey } from './declared-index'
import type { Document } from './engine'
import { uniqueLock } from './locks'
import type { StoredRecord } from './record'
import { canonicalKey, RANK, typeRank } from './values'

export interface UniqueKey {
  index: DeclaredIndex
  key: unknown[]
  lock: string
}

/** The unique keys that differ between two states of a document: those it gives up and those it newly claims. */
export function uniqueKeyChanges(
  collection: StoredCollection,
  before: Document | null,
  after: Document | null,
): { given: UniqueKey[]; claimed: UniqueKey[] } {
  const given: UniqueKey[] = []
  const claimed: UniqueKey[] = []
  for (const index of collection.indexes) {
    // The index of _id is the map itself.
    if (!index.unique || index.name === '_id_') continue
    const old = before === null ? [] : keysOf(index, before).keys
    const now = after === null ? [] : keysOf(index, after).keys
    const differ = (key: unknown[], others: unknown[][]) =>
      others.every((other) => compareKeys(index.fields, key, other) !== 0)
    for (const key of old) if (differ(key, now)) given.push(uniqueKey(collection, index, key))
    for (const key of now) if (differ(key, old)) claimed.push(uniqueKey(collection, index, key))
  }
  return { given, claimed }
}

function uniqueKey(collection: StoredCollection, index: DeclaredIndex, key: unknown[]): UniqueKey {
  return { index, key, lock: uniqueLock(collection.name, index.name, canonicalKey(key)) }
}

/** Who holds the key in the committed state. */
export function holderOf({ index, key }: UniqueKey): StoredRecord | undefined {
  for (const record of recordsWithKey(index, key)) return record
  return undefined
}

export type WriteKind = 'Insert' | 'Update'

export function duplicateUniqueKey(kind: WriteKind, collection: string, { index, key }: UniqueKey): Error {
  const fields = index.fields.map(({ path }, i) => `${path}: ${shown(key[i])}`).join(', ')
  return duplicateKey(kind, `tnt-local.${collection} index: ${index.name} dup key: { ${fields} }`)
}

export function duplicateId(collection: string, id: unknown): Error {
  return duplicateKey('Insert', `tnt-local.${collection} index: _id_ dup key: { _id: ${shown(id)} }`)
}

function shown(value: unknown): string {
  if (typeRank(value) === RANK.date) return `new Date(${Number(value)})`
  return JSON.stringify(value ?? null)
}

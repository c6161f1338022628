import { randomUUID } from 'node:crypto'
import type { Clock } from '../clock'
import { noSuchTransaction, transactionConflict } from '../wire/errors'
import { compareKeys, keysOf } from './declared-index'
import type { Document } from './engine'
import { documentLock, type Locks } from './locks'
import { documentAt, type StoredRecord } from './record'
import type { Store } from './store'
import { duplicateUniqueKey, holderOf, type UniqueKey, uniqueKeyChanges, type WriteKind } from './unique'
import { canonicalKey } from './values'
import type { Writer } from './view'

export interface Transaction {
  id: string
  startedAt: number
  /** The commit whose state it sees. */
  snapshot: number
  /** Its own writes, by collection and id. */
  writes: Map<string, Map<string, WrittenDocument>>
  operations: number
}

interface WrittenDocument {
  id: unknown
  document: Document | null
}

export interface Transactions {
  start(): string
  commit(id: string): void
  abort(id: string): void
  /** Runs a call inside a transaction. Whatever is refused aborts it, as in the service. */
  within<T>(id: string, call: (writer: Writer) => T | Promise<T>): Promise<T>
  /** Aborts what has been open for too long. */
  expire(): void
  abortAll(): void
  openCount(): number
  /** The most operations that one had since the last `forgetLargest`: on the service a large one may end by itself. */
  largest(): number
  forgetLargest(): void
}

export const TRANSACTION_LIFE_MS = 30_000

export function createTransactions(store: Store, locks: Locks<Transaction>, clock: Clock): Transactions {
  const open = new Map<string, Transaction>()
  let largest = 0

  function end(transaction: Transaction): void {
    open.delete(transaction.id)
    locks.releaseAll(transaction)
    if (open.size === 0) store.keepHistory(false)
  }

  function find(id: string): Transaction {
    expire()
    const transaction = open.get(id)
    if (transaction === undefined) throw noSuchTransaction()
    return transaction
  }

  function expire(): void {
    for (const transaction of [...open.values()]) if (remainingMs(transaction) <= 0) end(transaction)
  }

  function remainingMs({ startedAt }: Transaction): number {
    return startedAt + TRANSACTION_LIFE_MS - clock.now()
  }

  return {
    start: () => {
      expire()
      const transaction: Transaction = {
        id: randomUUID(),
        startedAt: clock.now(),
        snapshot: store.version(),
        writes: new Map(),
        operations: 0,
      }
      open.set(transaction.id, transaction)
      store.keepHistory(true)
      return transaction.id
    },
    commit: (id) => {
      const transaction = find(id)
      // Locks are held on everything written, so nothing can stand in the way now.
      store.commit(
        [...transaction.writes].flatMap(([collection, writes]) =>
          [...writes.values()].map((written) => ({ collection, ...written })),
        ),
      )
      end(transaction)
    },
    abort: (id) => end(find(id)),
    within: async (id, call) => {
      const transaction = find(id)
      try {
        transaction.operations += 1
        largest = Math.max(largest, transaction.operations)
        return await call(transactionWriter(store, locks, transaction))
      } catch (error) {
        end(transaction)
        throw error
      }
    },
    expire,
    abortAll: () => {
      for (const transaction of [...open.values()]) end(transaction)
    },
    openCount: () => open.size,
    largest: () => largest,
    forgetLargest: () => {
      largest = 0
    },
  }
}

function transactionWriter(store: Store, locks: Locks<Transaction>, transaction: Transaction): Writer {
  const { snapshot, writes } = transaction

  function visible(name: string, record: StoredRecord): Document | null {
    const own = writes.get(name)?.get(record.idKey)
    return own === undefined ? documentAt(record, snapshot) : own.document
  }

  function get(name: string, id: unknown): Document | null {
    const idKey = canonicalKey(id)
    const own = writes.get(name)?.get(idKey)
    if (own !== undefined) return own.document
    const record = store.collection(name).records.get(idKey)
    return record === undefined ? null : documentAt(record, snapshot)
  }

  function claim(lock: string): void {
    const owner = locks.ownerOf(lock)
    if (owner !== undefined && owner !== transaction) throw transactionConflict()
    locks.take(lock, transaction)
  }

  function refuseDuplicate(name: string, kind: WriteKind, idKey: string, key: UniqueKey): void {
    for (const [otherKey, { document }] of writes.get(name) ?? []) {
      if (otherKey !== idKey && document !== null && holds(key, document)) throw duplicateUniqueKey(kind, name, key)
    }
    const holder = holderOf(key)
    if (holder === undefined || holder.idKey === idKey || writes.get(name)?.has(holder.idKey)) return
    // Whoever took the key after the snapshot was taken is not to be seen from here.
    throw holder.version > snapshot ? transactionConflict() : duplicateUniqueKey(kind, name, key)
  }

  return {
    collection: store.collection,
    get,
    documents: (name, plan) => {
      const special = new Map<string, Document | null>()
      for (const record of store.changedRecords(name)) special.set(record.idKey, visible(name, record))
      for (const [idKey, { document }] of writes.get(name) ?? []) special.set(idKey, document)
      const documents = merged(plan.records, special)
      return { documents, ordered: plan.ordered && special.size === 0 }
    },
    write: (name, id, document, kind) => {
      const collection = store.collection(name)
      const idKey = canonicalKey(id)
      claim(documentLock(name, idKey))
      const record = collection.records.get(idKey)
      if (record !== undefined && record.version > snapshot) throw transactionConflict()
      const { given, claimed } = uniqueKeyChanges(collection, get(name, id), document)
      for (const key of [...given, ...claimed]) claim(key.lock)
      for (const key of claimed) refuseDuplicate(name, kind, idKey, key)
      const own = writes.get(name) ?? new Map<string, WrittenDocument>()
      writes.set(name, own.set(idKey, { id, document }))
    },
  }
}

function holds({ index, key }: UniqueKey, document: Document): boolean {
  return keysOf(index, document).keys.some((other) => compareKeys(index.fields, key, other) === 0)
}

function* merged(records: Iterable<StoredRecord>, special: Map<string, Document | null>): Iterable<Document> {
  for (const { idKey, document } of records) if (document !== null && !special.has(idKey)) yield document
  for (const document of special.values()) if (document !== null) yield document
}

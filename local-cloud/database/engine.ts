import { checkStorable } from './storable'
import type { Store } from './store'
import { countDocuments, findDocuments, type Writer } from './view'

/** A stored document. Frozen by convention: replaced, never mutated. */
export type Document = Record<string, unknown> & { _id: unknown }
export type Query = Record<string, unknown>

export interface FindOptions {
  query?: Query
  sort?: Record<string, 1 | -1>
  skip?: number
  limit?: number
}

/** Direct, synchronous access for console, seeding and tests, past the wire: no scan check, no faults, no log of calls. */
export interface Engine {
  collections(): string[]
  find(collection: string, options?: FindOptions): Document[]
  get(collection: string, id: unknown): Document | null
  /** Inserts or replaces. */
  put(collection: string, document: Document): void
  /** False when there was none. */
  remove(collection: string, id: unknown): boolean
  count(collection: string, query?: Query): number
  /** Plain values, Dates included; `encode` in wire/ejson.ts makes JSON of it. */
  dump(): DatabaseDump
  /** Replaces everything. */
  load(dump: DatabaseDump): void
  /** Empties all collections and forgets those that are not in the schema. */
  reset(): void
}

export interface DatabaseDump {
  collections: Record<string, Document[]>
}

export function createEngine(store: Store, writer: Writer, abortTransactions: () => void): Engine {
  function replaceAll(dump: DatabaseDump): void {
    abortTransactions()
    store.load(dump)
  }
  return {
    collections: () => store.collections().map(({ name }) => name),
    find: (collection, options = {}) => findDocuments(writer, collection, options),
    get: (collection, id) => writer.get(collection, id),
    put: (collection, document) => {
      checkStorable(document)
      writer.write(collection, document._id, document, 'Update')
    },
    remove: (collection, id) => {
      if (writer.get(collection, id) === null) return false
      writer.write(collection, id, null, 'Update')
      return true
    },
    count: (collection, query = {}) => countDocuments(writer, collection, query),
    dump: store.dump,
    load: replaceAll,
    reset: () => replaceAll({ collections: {} }),
  }
}

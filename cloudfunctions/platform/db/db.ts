import type { Collection, StoredDocument } from './collection'
import type { Filter } from './filter'

export type Order = readonly (readonly [field: string, direction: 'asc' | 'desc'])[]

export interface ListOptions {
  where: Filter
  /** Or what matches one of these: each needs an index of its own. */
  or?: readonly Filter[]
  orderBy?: Order
  /** 1 … 1000, always named: the service would cut the list at 100 without saying so. */
  limit: number
}

export interface PageOptions {
  where?: Filter
  afterId: string | null
  limit: number
}

/** Plain values set, numbers added and fields taken away, in one guarded write. */
export interface Changes {
  set?: Record<string, unknown>
  inc?: Record<string, number>
  unset?: readonly string[]
}

export interface Reader {
  /** The document, or null when there is none. One round trip. */
  find<D extends StoredDocument>(from: Collection<D>, id: string): Promise<D | null>
}

/** Inside a transaction only reads and writes by id exist; the service would run anything else outside of it. */
export interface Tx extends Reader {
  /** @throws DuplicateKeyError when the id (or another unique key) is taken. */
  insert<D extends StoredDocument>(into: Collection<D>, document: D): Promise<void>
  /** One after the other: the service takes no list inside a transaction. One round trip for each document. */
  insertEach<D extends StoredDocument>(into: Collection<D>, documents: readonly D[]): Promise<void>
  /** Replaces the whole document (an update would merge nested objects). */
  save<D extends StoredDocument>(into: Collection<D>, document: D): Promise<void>
  remove<D extends StoredDocument>(from: Collection<D>, id: string): Promise<void>
}

export interface Db extends Reader {
  findMany<D extends StoredDocument>(from: Collection<D>, ids: readonly string[]): Promise<D[]>
  list<D extends StoredDocument>(from: Collection<D>, options: ListOptions): Promise<D[]>
  /** What matches, or the whole collection, in pages by id: pass the last id of the page before, or null to begin. */
  page<D extends StoredDocument>(from: Collection<D>, options: PageOptions): Promise<D[]>
  count<D extends StoredDocument>(from: Collection<D>, where: Filter): Promise<number>
  /** Sums of number fields, and a count, for each value of `by`; at most `limit` groups (≤ 10 000). */
  sumBy<D extends StoredDocument>(
    from: Collection<D>,
    options: { where: Filter; by: string; fields: readonly string[]; limit: number },
  ): Promise<Group[]>
  /** @throws DuplicateKeyError */
  insert<D extends StoredDocument>(into: Collection<D>, document: D): Promise<void>
  /** Several documents in one round trip, in order; on DuplicateKeyError those before the first duplicate are stored. */
  insertMany<D extends StoredDocument>(into: Collection<D>, documents: readonly D[]): Promise<void>
  /** Replaces the document or creates it; only for documents that nothing else writes at the same time. */
  save<D extends StoredDocument>(into: Collection<D>, document: D): Promise<void>
  /** Changes all documents that match, atomically each; answers how many were changed (0: the guard failed). */
  updateWhere<D extends StoredDocument>(from: Collection<D>, where: Filter, changes: Changes): Promise<number>
  removeWhere<D extends StoredDocument>(from: Collection<D>, where: Filter): Promise<number>
  /**
   * Runs `act` in a transaction and tries it again on conflict, with jitter, a bounded number of times; so `act` only
   * reads, decides and writes. At most 40 operations, one after the other, in a few seconds. Others may change
   * meanwhile what it only reads, so a decision must write what it rests on, or rest on a derived id.
   * @throws DomainError BUSY when every try met a conflict.
   */
  transaction<T>(act: (tx: Tx) => Promise<T>): Promise<T>
  /** Round trips made so far by this request. */
  readonly roundTrips: number
}

export interface Group {
  key: string
  count: number
  sums: Record<string, number>
}

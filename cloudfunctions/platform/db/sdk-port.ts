/**
 * The part of wx-server-sdk's database that `cloud-db.ts` uses, with the types that its replies really have (the SDK's
 * own say `string | void | …`).
 */
export interface SdkDatabase {
  collection(name: string): SdkCollection
  startTransaction(): Promise<SdkTransaction>
  command: {
    inc(by: number): unknown
    set(value: unknown): unknown
    remove(): unknown
    or(queries: readonly object[]): object
    aggregate: { sum(expression: unknown): unknown }
  }
}

export interface SdkDocument {
  get(): Promise<{ data: unknown }>
  set(options: { data: object }): Promise<unknown>
  remove(): Promise<unknown>
}

export interface SdkQuery {
  where(query: object): SdkQuery
  orderBy(field: string, direction: 'asc' | 'desc'): SdkQuery
  limit(count: number): SdkQuery
  get(): Promise<{ data: unknown[] }>
  count(): Promise<{ total: number }>
  update(options: { data: object }): Promise<{ stats: { updated: number } }>
  remove(): Promise<{ stats: { removed: number } }>
}

export interface SdkAggregate {
  match(query: object): SdkAggregate
  group(spec: object): SdkAggregate
  limit(count: number): SdkAggregate
  end(): Promise<{ list: Record<string, unknown>[] }>
}

export interface SdkCollection extends SdkQuery {
  doc(id: string): SdkDocument
  add(options: { data: object | object[] }): Promise<unknown>
  aggregate(): SdkAggregate
}

export interface SdkTransaction {
  collection(name: string): Pick<SdkCollection, 'doc' | 'add'>
  commit(): Promise<unknown>
  rollback(): Promise<unknown>
}

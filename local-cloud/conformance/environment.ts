import sdk from 'wx-server-sdk'
import { type Gateway, startGateway } from '../gateway'
import type { DatabaseSchema } from '../schema'
import { shortenWire } from '../short-wire'

/** As much of the SDK as the cases use, typed by what was seen of it. */
export interface SdkQuery {
  where(query: object): SdkQuery
  orderBy(field: string, direction: 'asc' | 'desc'): SdkQuery
  skip(count: number): SdkQuery
  limit(count: number): SdkQuery
  field(projection: object): SdkQuery
  get(): Promise<{ data: Row[] }>
  count(): Promise<{ total: number }>
  update(options: object): Promise<{ stats: { updated: number } }>
  remove(): Promise<{ stats: { removed: number } }>
}

export interface SdkDocument {
  get(): Promise<{ data: Row | null }>
  set(options: object): Promise<{ stats: { updated: number; created: number } }>
  update(options: object): Promise<{ stats: { updated: number } }>
  remove(): Promise<{ stats: { removed: number } }>
}

export interface SdkCollection extends SdkQuery {
  doc(id: unknown): SdkDocument
  add(options: object): Promise<{ _id?: unknown; _ids?: unknown[] }>
  aggregate(): SdkAggregate
}

export type SdkAggregate = {
  [stage in 'match' | 'group' | 'sort' | 'limit' | 'project' | 'lookup' | 'unwind' | 'addFields']: (
    spec: unknown,
  ) => SdkAggregate
} & { count(field: string): SdkAggregate; end(): Promise<{ list: Row[] }> }

export interface SdkTransaction {
  collection(name: string): SdkCollection
  commit(): Promise<unknown>
  rollback(): Promise<unknown>
}

type Operator = (...operands: unknown[]) => object

export interface SdkDatabase {
  collection(name: string): SdkCollection
  createCollection(name: string): Promise<unknown>
  startTransaction(): Promise<SdkTransaction>
  runTransaction<T>(act: (transaction: SdkTransaction) => Promise<T>, times?: number): Promise<T>
  serverDate(options?: { offset: number }): object
  RegExp(options: { regexp: string; options?: string }): object
  command: Record<string, Operator> & { aggregate: Record<string, Operator> }
}

interface SdkCloud {
  init(options: object): void
  database(options?: object): SdkDatabase
  DYNAMIC_CURRENT_ENV: symbol
  callFunction(options: object): Promise<{ result: unknown }>
  uploadFile(options: object): Promise<{ fileID: string }>
  downloadFile(options: object): Promise<{ fileContent: Buffer }>
  getTempFileURL(options: object): Promise<{ fileList: Row[] }>
  deleteFile(options: object): Promise<{ fileList: Row[] }>
  getWXContext(): Record<string, unknown>
  openapi: Record<string, Record<string, (options: object) => Promise<Row>>>
}

export type Row = Record<string, unknown>

/** Where a case runs: on the local cloud, or on the environment that CONFORMANCE_ENV names. */
export interface Environment {
  cloud: SdkCloud
  db: SdkDatabase
  items: SdkCollection
  keys: SdkCollection
  /** Null on a real environment. */
  gateway: Gateway | null
  clear(): Promise<void>
  close(): Promise<void>
}

/** A real environment needs these two collections with these indexes. */
export const conformanceSchema: DatabaseSchema = {
  collections: {
    conformance_items: { rule: 'ADMINONLY', indexes: [{ name: 'byN', keys: [{ name: 'n', direction: '1' }] }] },
    conformance_keys: {
      rule: 'ADMINONLY',
      indexes: [
        {
          name: 'uniq_phone',
          unique: true,
          keys: [
            { name: 'phone', direction: '1' },
            { name: 'store', direction: '1' },
          ],
        },
      ],
    },
  },
}

export const WIRES = ['http', 'the short wire'] as const
type Wire = (typeof WIRES)[number]

export async function openEnvironment(wire: Wire): Promise<Environment> {
  const realEnv = process.env.CONFORMANCE_ENV
  const gateway = realEnv === undefined ? await startGateway({ schema: conformanceSchema }) : null
  const lengthenWire = gateway !== null && wire === 'the short wire' ? shortenWire(gateway) : () => undefined
  Object.assign(process.env, gateway?.env ?? { SILENCE: 'true' })
  const cloud = sdk as unknown as SdkCloud // The SDK's own types leave out half of what the cases look at.
  cloud.init({ env: realEnv ?? cloud.DYNAMIC_CURRENT_ENV })
  const db = cloud.database()
  const items = db.collection('conformance_items')
  const keys = db.collection('conformance_keys')
  const clear = async () => {
    for (const collection of [items, keys]) await collection.where({ _id: db.command.exists?.(true) }).remove()
  }
  const close = async () => {
    lengthenWire()
    await gateway?.close()
  }
  return { cloud, db, items, keys, gateway, clear, close }
}

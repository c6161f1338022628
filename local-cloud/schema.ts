import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** What `cloudfunctions/database.json` declares; the deployment reads the same file. */
export interface DatabaseSchema {
  collections: Record<string, CollectionSchema>
}

export interface CollectionSchema {
  rule?: string
  indexes?: IndexSchema[]
}

export interface IndexSchema {
  name: string
  unique?: boolean
  /** Leaves documents out that have none of the fields. */
  sparse?: boolean
  keys: IndexKey[]
}

export interface IndexKey {
  name: string
  direction: '1' | '-1' | '2dsphere'
}

export const databaseSchemaPath = join(__dirname, '..', 'cloudfunctions', 'database.json')

export function readSchema(path: string = databaseSchemaPath): DatabaseSchema {
  const schema = JSON.parse(readFileSync(path, 'utf8')) as unknown
  checkSchema(schema, path)
  return schema
}

const INDEXES_PER_COLLECTION_MAX = 100
const FIELDS_PER_INDEX_MAX = 31

export function checkSchema(schema: unknown, where = 'schema'): asserts schema is DatabaseSchema {
  if (!isRecord(schema) || !isRecord(schema.collections)) throw new Error(`${where}: needs "collections"`)
  for (const [name, collection] of Object.entries(schema.collections)) {
    if (!isRecord(collection)) throw new Error(`${where}: collection ${name} is not an object`)
    checkIndexes(collection.indexes ?? [], `${where}: ${name}`)
  }
}

function checkIndexes(indexes: unknown, where: string): void {
  if (!Array.isArray(indexes) || indexes.length > INDEXES_PER_COLLECTION_MAX) {
    throw new Error(`${where}: "indexes" must be a list of at most ${INDEXES_PER_COLLECTION_MAX}`)
  }
  const names = new Set<unknown>()
  for (const index of indexes as unknown[]) {
    if (!isRecord(index) || typeof index.name !== 'string') throw new Error(`${where}: an index has no name`)
    if (names.has(index.name)) throw new Error(`${where}: index ${index.name} is declared twice`)
    names.add(index.name)
    checkKeys(index.keys, `${where}.${index.name}`)
  }
}

function checkKeys(keys: unknown, where: string): void {
  if (!Array.isArray(keys) || keys.length === 0 || keys.length > FIELDS_PER_INDEX_MAX) {
    throw new Error(`${where}: needs 1 to ${FIELDS_PER_INDEX_MAX} keys`)
  }
  for (const key of keys as unknown[]) {
    const direction = isRecord(key) ? key.direction : undefined
    if (!isRecord(key) || typeof key.name !== 'string' || !['1', '-1', '2dsphere'].includes(String(direction))) {
      throw new Error(`${where}: a key needs a name and a direction "1", "-1" or "2dsphere"`)
    }
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

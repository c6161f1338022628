import { randomBytes } from 'node:crypto'
import type { Document, Query } from './engine'
import type { Retry } from './plain-writes'
import { compileQuery, type Matcher } from './query'
import { checkStorable } from './storable'
import { duplicateId } from './unique'
import { compileUpdate, immutableId, type Updater } from './update'
import { equalValues } from './values'
import { findDocuments, type PlanCheck, type Writer } from './view'

/** What the database does for a call, inside a transaction or outside. */
export interface Operation {
  writer: Writer
  /** Outside transactions: waits for locks. Inside nothing waits. */
  retry: Retry
  check: PlanCheck
}

export const withoutWaiting: Retry = async (step) => step()

export async function insert({ writer, retry }: Operation, name: string, documents: unknown[]): Promise<unknown[]> {
  writer.collection(name)
  const prepared = documents.map(prepare)
  const ids: unknown[] = []
  // In order, stopping at the first that is refused; what went in before stays, unless a transaction undoes it.
  for (const document of prepared) {
    await retry(() => {
      if (writer.get(name, document._id) !== null) throw duplicateId(name, document._id)
      writer.write(name, document._id, document, 'Insert')
    })
    ids.push(document._id)
  }
  return ids
}

function prepare(value: unknown): Document {
  checkStorable(value)
  return value._id === undefined || value._id === null ? { _id: newId(), ...withoutId(value) } : (value as Document)
}

function newId(): string {
  return randomBytes(16).toString('hex')
}

function withoutId({ _id, ...rest }: Record<string, unknown>): Record<string, unknown> {
  return rest
}

export interface UpdateOptions {
  query: Query
  update: Record<string, unknown>
  multi: boolean
}

/** The number of documents that really changed, and the last of them. */
export async function update(
  operation: Operation,
  name: string,
  { query, update: changes, multi }: UpdateOptions,
): Promise<{ updated: number; document: Document | null }> {
  const updater = compileUpdate(changes, query)
  if (!multi) return operation.retry(() => updateFirst(operation, name, query, updater))
  let updated = 0
  let document: Document | null = null
  const matches = compileQuery(query)
  for (const id of idsOf(operation, name, query)) {
    const changed = await operation.retry(() => updateOne(operation, name, id, matches, updater))
    if (changed !== null) updated += 1
    document = changed ?? document
  }
  return { updated, document }
}

function updateFirst(operation: Operation, name: string, query: Query, updater: Updater) {
  const { writer, check } = operation
  const [found] = findDocuments(writer, name, { query, limit: 1 }, check)
  if (found === undefined) return { updated: 0, document: null }
  const document = apply(writer, name, found, updater)
  return document === found ? { updated: 0, document } : { updated: 1, document }
}

/** Reads and tests again: while waiting for a lock the document may have changed. */
function updateOne(
  { writer }: Operation,
  name: string,
  id: unknown,
  matches: Matcher,
  updater: Updater,
): Document | null {
  const document = writer.get(name, id)
  if (document === null || !matches(document)) return null
  const changed = apply(writer, name, document, updater)
  return changed === document ? null : changed
}

function apply(writer: Writer, name: string, document: Document, updater: Updater): Document {
  const changed = updater(document)
  if (changed === document) return document
  checkStorable(changed)
  writer.write(name, document._id, changed, 'Update')
  return changed
}

function idsOf({ writer, check }: Operation, name: string, query: Query): unknown[] {
  return findDocuments(writer, name, { query }, check).map(({ _id }) => _id)
}

/** Puts a whole document in place, making it when there is none. */
export function replace(
  { writer, retry }: Operation,
  name: string,
  id: unknown,
  content: unknown,
): Promise<{ updated: number; upsertId: unknown }> {
  checkStorable(content)
  if (content._id !== undefined && content._id !== id) throw immutableId()
  const document: Document = { _id: id, ...withoutId(content) }
  return retry(() => {
    writer.collection(name)
    const before = writer.get(name, id)
    const isSame = before !== null && equalValues(before, document)
    if (!isSame) writer.write(name, id, document, before === null ? 'Insert' : 'Update')
    return before === null ? { updated: 0, upsertId: id } : { updated: isSame ? 0 : 1, upsertId: null }
  })
}

export async function remove(operation: Operation, name: string, query: Query, multi: boolean): Promise<number> {
  const { writer, retry } = operation
  const matches = compileQuery(query)
  let deleted = 0
  const ids = idsOf(operation, name, query)
  for (const id of multi ? ids : ids.slice(0, 1)) {
    await retry(() => {
      const document = writer.get(name, id)
      if (document === null || !matches(document)) return
      writer.write(name, id, null, 'Update')
      deleted += 1
    })
  }
  return deleted
}

import { randomBytes } from 'node:crypto'
import type { Document, Query } from './engine'
import { checkStorable } from './storable'
import { duplicateId } from './unique'
import { compileUpdate, immutableId, type Updater } from './update'
import { equalValues } from './values'
import { findDocuments, type PlanCheck, type Writer } from './view'

/** What the database does for a call, inside a transaction or outside. */
export interface Operation {
  writer: Writer
  check: PlanCheck
}

export function insert({ writer }: Operation, name: string, documents: unknown[]): unknown[] {
  writer.collection(name)
  const prepared = documents.map(prepare)
  const ids: unknown[] = []
  // In order, stopping at the first that is refused; what went in before stays, unless a transaction undoes it.
  for (const document of prepared) {
    if (writer.get(name, document._id) !== null) throw duplicateId(name, document._id)
    writer.write(name, document._id, document, 'Insert')
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
export function update(
  operation: Operation,
  name: string,
  { query, update: changes, multi }: UpdateOptions,
): { updated: number; document: Document | null } {
  const updater = compileUpdate(changes, query)
  if (!multi) return updateFirst(operation, name, query, updater)
  let updated = 0
  let document: Document | null = null
  // One by one: those before the first that is refused stay changed.
  for (const found of findDocuments(operation.writer, name, { query }, operation.check)) {
    const changed = apply(operation.writer, name, found, updater)
    if (changed === found) continue
    updated += 1
    document = changed
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

function apply(writer: Writer, name: string, document: Document, updater: Updater): Document {
  const changed = updater(document)
  if (changed === document) return document
  checkStorable(changed)
  writer.write(name, document._id, changed, 'Update')
  return changed
}

/** Puts a whole document in place, making it when there is none. */
export function replace(
  { writer }: Operation,
  name: string,
  id: unknown,
  content: unknown,
): { updated: number; upsertId: unknown } {
  checkStorable(content)
  if (content._id !== undefined && content._id !== id) throw immutableId()
  const document: Document = { _id: id, ...withoutId(content) }
  writer.collection(name)
  const before = writer.get(name, id)
  const isSame = before !== null && equalValues(before, document)
  if (!isSame) writer.write(name, id, document, before === null ? 'Insert' : 'Update')
  return before === null ? { updated: 0, upsertId: id } : { updated: isSame ? 0 : 1, upsertId: null }
}

export function remove(operation: Operation, name: string, query: Query, multi: boolean): number {
  const { writer, check } = operation
  const found = findDocuments(writer, name, multi ? { query } : { query, limit: 1 }, check)
  for (const { _id } of found) writer.write(name, _id, null, 'Update')
  return found.length
}

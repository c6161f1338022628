import { requestFailed } from '../wire/errors'
import type { Document, Query } from './engine'
import { matchedElement } from './positional'
import { type Target, updateOperators } from './update-operators'
import { equalValues, isPlainObject } from './values'

/** Makes the changed copy of a document, or returns the very same object when nothing changes. */
export type Updater = (document: Document) => Document

/** Checked and prepared once, applied to every document. The query tells what a positional `$` stands for. */
export function compileUpdate(update: Record<string, unknown>, query: Query): Updater {
  const steps = stepsOf(update)
  refuseConflicts(steps.map(({ path }) => path))
  return (document) => {
    const changed: Document = structuredCloneOf(document)
    for (const { name, path, operand } of steps) {
      const parts = positioned(path, document, query).split('.')
      const target: Target = { root: changed, parts, path }
      updateOperators[name]?.(target, operand)
    }
    if (!equalValues(changed._id, document._id)) throw immutableId()
    return equalValues(changed, document) ? document : changed
  }
}

interface Step {
  name: string
  path: string
  operand: unknown
}

function stepsOf(update: Record<string, unknown>): Step[] {
  const steps = Object.entries(update).flatMap(([name, fields]) => {
    if (!Object.hasOwn(updateOperators, name)) {
      throw requestFailed(name.startsWith('$') ? `Unknown modifier: ${name}` : 'an update needs operators')
    }
    if (!isPlainObject(fields)) throw requestFailed(`Modifiers operate on fields but we found another type in ${name}`)
    return Object.entries(fields).map(([path, operand]) => ({ name, path, operand }))
  })
  // The SDK flattens `update({ data: { a: {} } })` to nothing at all; applied as a replacement it would erase the document.
  if (steps.length === 0)
    throw requestFailed("'$set' is empty. You must specify a field like so: {$set: {<field>: ...}}")
  for (const { path } of steps) checkPath(path)
  return steps
}

function checkPath(path: string): void {
  if (path === '' || path.startsWith('.') || path.endsWith('.') || path.includes('..')) {
    throw requestFailed(`The update path '${path}' contains an empty field name, which is not allowed.`)
  }
  if (path.includes('__proto__')) throw requestFailed(`The update path '${path}' is not allowed.`)
  for (const part of path.split('.')) {
    if (part.startsWith('$') && part !== '$' && part !== '$[]') {
      throw requestFailed(`The dollar ($) prefixed field '${part}' in '${path}' is not valid for storage.`)
    }
  }
}

function refuseConflicts(paths: string[]): void {
  const sorted = [...paths].sort()
  sorted.forEach((path, i) => {
    const next = sorted[i + 1]
    // Sorting puts `a.b` somewhere after `a`, though not always next to it.
    const conflict = next === path || sorted.some((other) => other.startsWith(`${path}.`))
    if (conflict) throw requestFailed(`Updating the path '${path}' would create a conflict at '${path}'`)
  })
}

function positioned(path: string, document: Document, query: Query): string {
  if (!path.includes('$')) return path
  if (!path.includes('.$.') && !path.endsWith('.$')) return path
  const array = path.slice(0, path.indexOf('.$'))
  const position = matchedElement(document, query, array)
  if (position === null) {
    throw requestFailed('The positional operator did not find the match needed from the query.')
  }
  return path.replace('.$', `.${position}`)
}

export function immutableId(): Error {
  return requestFailed("Performing an update on the path '_id' would modify the immutable field '_id'")
}

/** Documents hold plain values, dates and regular expressions; the last two are never mutated, so they are shared. */
export function structuredCloneOf<T>(value: T): T {
  if (Array.isArray(value)) return value.map(structuredCloneOf) as T // An array of the same elements.
  if (!isPlainObject(value)) return value
  const copy: Record<string, unknown> = {}
  for (const key in value) copy[key] = structuredCloneOf(value[key])
  return copy as T // The same keys and values.
}

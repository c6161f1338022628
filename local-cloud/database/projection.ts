import { requestFailed } from '../wire/errors'
import type { Document } from './engine'
import { isPlainObject } from './values'

type Tree = Map<string, Tree | null>

/** The wanted fields of a document, or all but the unwanted. */
export function project(document: Document, projection: Record<string, unknown>): Record<string, unknown> {
  const { _id, ...fields } = projection
  const flags = Object.entries(fields).map(([path, flag]) => ({ path, wanted: isWanted(path, flag) }))
  const includes = flags.length > 0 ? flags[0]?.wanted === true : isWanted('_id', _id ?? 0)
  if (flags.some(({ wanted }) => wanted !== includes)) {
    throw requestFailed('Projection cannot have a mix of inclusion and exclusion.')
  }
  const paths = flags.map(({ path }) => path)
  const idWanted = _id === undefined || isWanted('_id', _id)
  if (!includes) return exclude(document, treeOf(idWanted ? paths : [...paths, '_id']))
  return include(document, treeOf(idWanted ? [...paths, '_id'] : paths))
}

function isWanted(path: string, flag: unknown): boolean {
  if (typeof flag !== 'number' && typeof flag !== 'boolean') {
    throw requestFailed(`the local cloud projects by 1 and 0 only: ${path}`)
  }
  return Boolean(flag)
}

function treeOf(paths: string[]): Tree {
  const root: Tree = new Map()
  for (const path of paths) {
    const parts = path.split('.')
    let tree = root
    for (const part of parts.slice(0, -1)) {
      const inner = tree.get(part) ?? new Map<string, Tree | null>()
      tree.set(part, inner)
      tree = inner
    }
    tree.set(parts.at(-1) ?? '', null)
  }
  return root
}

function include(source: Record<string, unknown>, tree: Tree): Record<string, unknown> {
  const result: Record<string, unknown> = {}
  for (const name of Object.keys(source)) {
    const inner = tree.get(name)
    if (inner === undefined) continue
    const value = inner === null ? source[name] : within(source[name], (object) => include(object, inner), false)
    if (value !== undefined) result[name] = value
  }
  return result
}

function exclude(source: Record<string, unknown>, tree: Tree): Record<string, unknown> {
  const result: Record<string, unknown> = {}
  for (const name of Object.keys(source)) {
    const inner = tree.get(name)
    if (inner === undefined) result[name] = source[name]
    else if (inner !== null) result[name] = within(source[name], (object) => exclude(object, inner), true)
  }
  return result
}

/** Goes into objects and into the objects of arrays; scalars stay or fall. */
function within(
  value: unknown,
  visit: (object: Record<string, unknown>) => Record<string, unknown>,
  keepScalars: boolean,
): unknown {
  if (Array.isArray(value)) {
    return value.map((element) => within(element, visit, keepScalars)).filter((element) => element !== undefined)
  }
  return isPlainObject(value) ? visit(value) : keepScalars ? value : undefined
}

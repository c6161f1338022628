import type { StoredCollection } from './collection'
import { type Constraint, type Constraints, constraintsOf } from './constraints'
import type { DeclaredIndex } from './declared-index'
import type { Query } from './engine'
import { walkIndex } from './index-walk'
import type { StoredRecord } from './record'
import type { SortSpec } from './sort'
import { isPlainObject } from './values'

/** Where the documents that may match come from. */
export interface Plan {
  records: Iterable<StoredRecord>
  /** The records come in the wanted order. */
  ordered: boolean
  /** True when every document would be looked at. */
  scan: boolean
  index: string | null
}

/** The part of an index that a query can use. */
export interface IndexUse {
  index: DeclaredIndex
  /** Constraints of the leading fields that are compared by equality. */
  points: unknown[][]
  range: Constraint | null
  ordered: boolean
  backwards: boolean
}

export function planQuery(collection: StoredCollection, query: Query, sort: SortSpec): Plan {
  const constraints = constraintsOf(query)
  const use = bestUse(collection, constraints, sort, Object.keys(query).length === 0)
  if (use !== null) {
    return { records: walkIndex(use), ordered: use.ordered, scan: false, index: use.index.name }
  }
  const branches = branchesOf(query).map((branch) => planQuery(collection, branch, {}))
  if (branches.length > 0 && branches.every(({ scan }) => !scan)) {
    const index = branches.map((branch) => branch.index).join('+')
    return { records: union(branches), ordered: false, scan: false, index }
  }
  return { records: collection.records.values(), ordered: false, scan: true, index: null }
}

function bestUse(
  collection: StoredCollection,
  constraints: Constraints,
  sort: SortSpec,
  all: boolean,
): IndexUse | null {
  let best: { use: IndexUse; score: number } | null = null
  for (const index of collection.indexes) {
    const use = usableBy(index, constraints, Object.entries(sort))
    const selective = use.points.length > 0 || use.range !== null
    // Walking a whole index only to have its order is no scan as long as no document is thrown away.
    if (!selective && !(use.ordered && all)) continue
    const score = scoreOf(use)
    if (best === null || score > best.score) best = { use, score }
  }
  return best?.use ?? null
}

function scoreOf({ index, points, range, ordered }: IndexUse): number {
  const isWholeUniqueKey = index.unique && points.length === index.fields.length
  return (isWholeUniqueKey ? 1000 : 0) + points.length * 10 + (range === null ? 0 : 5) + (ordered ? 8 : 0)
}

function usableBy(index: DeclaredIndex, constraints: Constraints, sort: [string, 1 | -1][]): IndexUse {
  const points: unknown[][] = []
  for (const { path } of index.fields) {
    const constraint = constraints.get(path)
    if (constraint?.points === undefined || (index.sparse && constraint.points.includes(null))) break
    points.push(constraint.points)
  }
  const next = index.fields[points.length]
  const constraint = next === undefined ? undefined : constraints.get(next.path)
  const range = constraint?.lower !== undefined || constraint?.upper !== undefined ? constraint : null
  return { index, points, range, ...orderOf(index, points, sort, range !== null) }
}

/** Whether walking the index, forwards or backwards, yields the wanted order. */
function orderOf(index: DeclaredIndex, points: unknown[][], sort: [string, 1 | -1][], ranged: boolean) {
  const unordered = { ordered: false, backwards: false }
  if (sort.length === 0 || index.multikeyCount > 0 || points.some((values) => values.length !== 1)) return unordered
  // A sparse index does not hold the documents without the field, unless a range leaves them out anyway.
  if (index.sparse && points.length === 0 && !ranged) return unordered
  const fixed = new Set(index.fields.slice(0, points.length).map(({ path }) => path))
  const wanted = sort.filter(([path]) => !fixed.has(path))
  const rest = index.fields.slice(points.length)
  const directions = wanted.map(([path, direction], i) => (rest[i]?.path === path ? direction * rest[i].direction : 0))
  const [first = 1] = directions
  const ordered = first !== 0 && directions.every((direction) => direction === first)
  return { ordered, backwards: ordered && first < 0 }
}

/** `$or` at the top: each branch together with the rest of the query. */
function branchesOf(query: Query): Query[] {
  const { $or: branches, ...rest } = query
  if (!Array.isArray(branches)) return []
  return branches.flatMap((branch) => (isPlainObject(branch) ? [{ $and: [rest, branch] }] : []))
}

function* union(plans: Plan[]): Iterable<StoredRecord> {
  const seen = new Set<StoredRecord>()
  for (const { records } of plans) {
    for (const record of records) {
      if (seen.has(record)) continue
      seen.add(record)
      yield record
    }
  }
}

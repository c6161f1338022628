import type { Query } from './engine'
import { isOperators } from './query'
import { isPlainObject, RANK, typeRank } from './values'

/** What a query demands of single fields, as far as an index can use it. Never more than the query itself demands. */
export interface Constraint {
  /** The value is one of these. */
  points?: unknown[]
  lower?: Bound
  upper?: Bound
}

export interface Bound {
  value: unknown
  inclusive: boolean
}

export type Constraints = Map<string, Constraint>

export function constraintsOf(query: Query): Constraints {
  const constraints: Constraints = new Map()
  addQuery(constraints, query, '')
  return constraints
}

function addQuery(constraints: Constraints, query: Query, prefix: string): void {
  for (const [name, operand] of Object.entries(query)) {
    if (name === '$and' && Array.isArray(operand)) {
      for (const member of operand) if (isPlainObject(member)) addQuery(constraints, member, prefix)
    } else if (!name.startsWith('$')) addField(constraints, prefix + name, operand)
  }
}

function addField(constraints: Constraints, path: string, operand: unknown): void {
  const constraint = constraints.get(path) ?? {}
  constraints.set(path, constraint)
  if (!isOperators(operand)) addEqual(constraint, operand)
  else for (const [name, value] of Object.entries(operand)) addOperator(constraints, path, constraint, name, value)
}

function addEqual(constraint: Constraint, value: unknown): void {
  if (value instanceof RegExp) addPrefix(constraint, value)
  else addPoints(constraint, [value])
}

function addOperator(
  constraints: Constraints,
  path: string,
  constraint: Constraint,
  name: string,
  value: unknown,
): void {
  if (name === '$eq') addEqual(constraint, value)
  if (name === '$in' && Array.isArray(value)) addPoints(constraint, value)
  if (name === '$gt' || name === '$gte') addBound(constraint, 'lower', { value, inclusive: name === '$gte' })
  if (name === '$lt' || name === '$lte') addBound(constraint, 'upper', { value, inclusive: name === '$lte' })
  if (name === '$elemMatch') addElement(constraints, path, value)
}

function addElement(constraints: Constraints, path: string, criteria: unknown): void {
  if (!isPlainObject(criteria)) return
  if (isOperators(criteria)) addField(constraints, path, criteria)
  else addQuery(constraints, criteria, `${path}.`)
}

function addPoints(constraint: Constraint, points: unknown[]): void {
  // An index holds an array's elements, not the array; a pattern is no point.
  const usable = points.every((point) => !Array.isArray(point) && !(point instanceof RegExp))
  if (usable && constraint.points === undefined) constraint.points = points.map((point) => point ?? null)
}

function addBound(constraint: Constraint, side: 'lower' | 'upper', bound: Bound): void {
  const rank = typeRank(bound.value)
  if (rank === RANK.null || rank === RANK.array || rank === RANK.regExp) return
  constraint[side] ??= bound
}

/** `/^abc/` is the range of texts that begin so. */
function addPrefix(constraint: Constraint, pattern: RegExp): void {
  const prefix = /^\^([\p{L}\p{N}_:\- ]+)/u.exec(pattern.source)?.[1]
  const rest = prefix === undefined ? '' : pattern.source.slice(prefix.length + 1)
  // What follows may make the last letter optional, or offer another beginning.
  if (prefix === undefined || pattern.flags !== '' || /^[?*{]/.test(rest) || rest.includes('|')) return
  addBound(constraint, 'lower', { value: prefix, inclusive: true })
  addBound(constraint, 'upper', { value: `${prefix}\u{10FFFF}`, inclusive: true })
}

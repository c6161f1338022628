import { invariant } from '#shared/kernel/invariant'

export type Scalar = string | number | boolean | null

/** The conditions that repositories may use on one field. All of them are joined by "and". */
export interface Condition {
  eq?: Scalar
  ne?: Scalar
  in?: readonly Scalar[]
  lt?: Scalar
  lte?: Scalar
  gt?: Scalar
  gte?: Scalar
  exists?: boolean
}

/** Field path → a value to equal, or conditions. */
export type Filter = Record<string, Scalar | Condition>

const OPERATORS = new Set(['eq', 'ne', 'in', 'lt', 'lte', 'gt', 'gte', 'exists'])

/**
 * Turns a filter into plain query operators after checking every value. The SDK would send `{}` or `undefined` as
 * "match everything", join two `or`s into one, and pass a `{$ne: null}` from a phone through as an operator.
 */
export function toQuery(filter: Filter): Record<string, unknown> {
  const fields = Object.entries(filter)
  invariant(fields.length > 0, 'a filter names at least one field')
  return Object.fromEntries(fields.map(([path, condition]) => [checkedPath(path), toCondition(path, condition)]))
}

function toCondition(path: string, condition: Scalar | Condition): Record<string, unknown> {
  if (isScalar(condition)) return { $eq: condition }
  invariant(condition !== undefined && typeof condition === 'object', `the filter on '${path}' has a value`)
  const parts = Object.entries(condition)
  invariant(parts.length > 0, `the filter on '${path}' has a condition`)
  return Object.fromEntries(parts.map(([operator, value]) => [`$${operator}`, checkedOperand(path, operator, value)]))
}

function checkedOperand(path: string, operator: string, value: unknown): unknown {
  invariant(OPERATORS.has(operator), `'${operator}' on '${path}' is a known condition`)
  if (operator === 'in') {
    invariant(Array.isArray(value) && value.every(isScalar) && value.length <= 1000, `'in' on '${path}' lists values`)
    return value
  }
  invariant(isScalar(value), `the value for '${path}' is a string, number, boolean or null`)
  return value
}

function checkedPath(path: string): string {
  invariant(/^[A-Za-z_][\w-]*(\.[\w-]+)*$/.test(path), `'${path}' is a field path`)
  return path
}

function isScalar(value: unknown): value is Scalar {
  if (typeof value === 'number') return Number.isFinite(value)
  return value === null || typeof value === 'string' || typeof value === 'boolean'
}

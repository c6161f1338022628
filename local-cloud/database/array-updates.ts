import { requestFailed } from '../wire/errors'
import { compileQuery, isOperators } from './query'
import { compareBySort, type SortSpec } from './sort'
import type { Target } from './update-operators'
import { compareValues, equalValues, isPlainObject } from './values'

/** The modifiers of `$push` next to `$each`. */
const PUSH_MODIFIERS = ['$each', '$position', '$slice', '$sort']

export function push(target: Target, old: unknown, operand: unknown): unknown[] {
  const array = arrayOf('$push', target, old)
  if (!isPlainObject(operand) || !('$each' in operand)) return [...array, operand]
  for (const name of Object.keys(operand)) {
    if (!PUSH_MODIFIERS.includes(name)) throw requestFailed(`Unrecognized clause in $push: ${name}`)
  }
  const { $each: added, $position: position, $sort: sort, $slice: slice } = operand
  if (!Array.isArray(added)) throw requestFailed('The argument to $each in $push must be an array')
  const result = [...array]
  // A negative position counts from the end, as in splice.
  result.splice(typeof position === 'number' ? position : result.length, 0, ...(added as unknown[]))
  if (sort !== undefined) sortElements(result, sort)
  return slice === undefined ? result : sliced(result, slice)
}

function sortElements(elements: unknown[], sort: unknown): void {
  if (sort === 1 || sort === -1) elements.sort((a, b) => sort * compareValues(a, b))
  else if (isPlainObject(sort))
    elements.sort(compareBySort(sort as SortSpec)) // Directions are checked there.
  else throw requestFailed('The $sort must be 1, -1 or an object')
}

function sliced(elements: unknown[], slice: unknown): unknown[] {
  if (!Number.isInteger(slice)) throw requestFailed('The value for $slice must be an integer')
  const count = Number(slice)
  if (count === 0) return []
  return count > 0 ? elements.slice(0, count) : elements.slice(count)
}

export function addToSet(target: Target, old: unknown, operand: unknown): unknown[] {
  const result = [...arrayOf('$addToSet', target, old)]
  const each = isPlainObject(operand) ? operand.$each : undefined
  for (const value of Array.isArray(each) ? (each as unknown[]) : [operand]) {
    if (!result.some((element) => equalValues(element, value))) result.push(value)
  }
  return result
}

export function pop(target: Target, old: unknown, operand: unknown): unknown[] {
  const array = arrayOf('$pop', target, old)
  if (operand !== 1 && operand !== -1) throw requestFailed(`$pop expects 1 or -1, found: ${JSON.stringify(operand)}`)
  return operand === 1 ? array.slice(0, -1) : array.slice(1)
}

/** Plain values are removed when equal; an object is a query on elements. */
export function pull(target: Target, old: unknown, operand: unknown): unknown[] {
  const array = arrayOf('$pull', target, old)
  return array.filter((element) => !isPulled(element, operand))
}

function isPulled(element: unknown, operand: unknown): boolean {
  if (isOperators(operand)) return compileQuery({ element: operand })({ element })
  if (isPlainObject(operand)) return isPlainObject(element) && compileQuery(operand)(element)
  return operand instanceof RegExp
    ? typeof element === 'string' && operand.test(element)
    : equalValues(element, operand)
}

export function pullAll(target: Target, old: unknown, operand: unknown): unknown[] {
  const array = arrayOf('$pullAll', target, old)
  if (!Array.isArray(operand)) throw requestFailed('$pullAll requires an array argument')
  return array.filter((element) => !operand.some((value) => equalValues(element, value)))
}

function arrayOf(name: string, { path }: Target, old: unknown): unknown[] {
  if (old === undefined) return []
  if (Array.isArray(old)) return old
  throw requestFailed(`The field '${path}' must be an array for ${name} but is of another type`)
}

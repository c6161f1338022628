import { requestFailed } from '../wire/errors'
import type { PathValues } from './paths'
import { compareValues, equalValues, isPlainObject, RANK, typeRank } from './values'

/** Tests what a path means in a document. */
export type Test = (found: PathValues) => boolean
export type CompileElement = (criteria: unknown) => (element: unknown) => boolean

/** The operators that the service answers and the local cloud knows; every other one is refused. */
export const queryOperators: Record<string, (operand: unknown, compileElement: CompileElement) => Test> = {
  $eq: (operand) => equalTo(operand),
  $ne: (operand) => not(equalTo(operand)),
  $in: (operand) => oneOf('$in', operand),
  $nin: (operand) => not(oneOf('$nin', operand)),
  $gt: (operand) => ordered(operand, (order) => order > 0),
  $gte: (operand) => ordered(operand, (order) => order >= 0),
  $lt: (operand) => ordered(operand, (order) => order < 0),
  $lte: (operand) => ordered(operand, (order) => order <= 0),
  $exists: (operand) => (found) => found.values.length > 0 === Boolean(operand),
  $size: (operand) => {
    if (!Number.isInteger(operand) || Number(operand) < 0) throw requestFailed('$size needs a whole number from 0')
    return (found) => found.values.some((value) => Array.isArray(value) && value.length === operand)
  },
  $all: (operand, compileElement) => {
    const tests = listOf('$all', operand).map((wanted) => allMember(wanted, compileElement))
    return (found) => tests.length > 0 && tests.every((test) => test(found))
  },
  $elemMatch: (operand, compileElement) => elementMatch(operand, compileElement),
  $mod: (operand) => {
    const [divisor, remainder] = listOf('$mod', operand)
    if (typeof divisor !== 'number' || typeof remainder !== 'number' || Math.trunc(divisor) === 0) {
      throw requestFailed('$mod needs a divisor other than 0 and a remainder')
    }
    const rest = Math.trunc(remainder)
    return anyElement((value) => typeof value === 'number' && Math.trunc(value) % Math.trunc(divisor) === rest)
  },
  $type: (operand) => {
    const names = Array.isArray(operand) ? operand : [operand]
    return anyElement((value) => names.some((name) => isOfType(value, name)))
  },
}

export function regexTest(pattern: unknown, options: unknown): Test {
  if (typeof pattern !== 'string' && !(pattern instanceof RegExp)) throw requestFailed('$regex has to be a string')
  const source = typeof pattern === 'string' ? pattern : pattern.source
  const flags = typeof options === 'string' ? options : typeof pattern === 'string' ? '' : pattern.flags
  let expression: RegExp
  try {
    expression = new RegExp(source, flags.replace(/x/g, ''))
  } catch {
    throw requestFailed(`Regular expression is invalid: ${source}`)
  }
  return anyElement((value) => typeof value === 'string' && expression.test(value))
}

export function equalTo(operand: unknown): Test {
  if (operand instanceof RegExp) return regexTest(operand, undefined)
  const wantsNull = operand === null || operand === undefined
  return (found) =>
    (wantsNull && found.missing) ||
    found.values.some(
      (value) =>
        equalValues(value ?? null, operand) ||
        (Array.isArray(value) && value.some((element) => equalValues(element, operand))),
    )
}

function not(test: Test): Test {
  return (found) => !test(found)
}

function oneOf(name: string, operand: unknown): Test {
  const list = listOf(name, operand)
  // Long lists of ids are common: texts go into a set.
  const texts = new Set(list.filter((wanted) => typeof wanted === 'string'))
  const tests = list.filter((wanted) => typeof wanted !== 'string').map(equalTo)
  const isText = anyElement((value) => texts.has(value as string)) // The set answers no for other types.
  return (found) => isText(found) || tests.some((test) => test(found))
}

function ordered(operand: unknown, accepts: (order: number) => boolean): Test {
  const rank = typeRank(operand)
  if (rank === RANK.null) return accepts(0) ? equalTo(null) : () => false
  // Values of another type are never greater or less, and NaN is only equal to itself.
  const test = (value: unknown) => {
    if (typeRank(value) !== rank) return false
    if (Number.isNaN(value) || Number.isNaN(operand)) return accepts(0) && equalValues(value, operand)
    return accepts(compareValues(value, operand))
  }
  return rank === RANK.array ? (found) => found.values.some(test) : anyElement(test)
}

/** Passes when the value itself does, or an element of it. */
function anyElement(test: (value: unknown) => boolean): Test {
  return (found) => found.values.some((value) => test(value) || (Array.isArray(value) && value.some(test)))
}

function allMember(wanted: unknown, compileElement: CompileElement): Test {
  return isPlainObject(wanted) && '$elemMatch' in wanted
    ? elementMatch(wanted.$elemMatch, compileElement)
    : equalTo(wanted)
}

function elementMatch(criteria: unknown, compileElement: CompileElement): Test {
  if (!isPlainObject(criteria)) throw requestFailed('$elemMatch needs an Object')
  const test = compileElement(criteria)
  return (found) => found.values.some((value) => Array.isArray(value) && value.some(test))
}

function listOf(name: string, operand: unknown): unknown[] {
  if (!Array.isArray(operand)) throw requestFailed(`${name} needs an array`)
  return operand as unknown[]
}

const typeRanks: Record<string, number> = {
  null: RANK.null,
  number: RANK.number,
  string: RANK.string,
  object: RANK.object,
  array: RANK.array,
  bool: RANK.boolean,
  date: RANK.date,
  regex: RANK.regExp,
}

function isOfType(value: unknown, name: unknown): boolean {
  const rank = typeRank(value)
  if (name === 'int' || name === 'long') return rank === RANK.number && Number.isInteger(value)
  if (name === 'double') return rank === RANK.number && !Number.isInteger(value)
  const wanted = typeRanks[String(name)]
  if (wanted === undefined) throw requestFailed(`Unknown type name alias: ${String(name)}`)
  return rank === wanted
}

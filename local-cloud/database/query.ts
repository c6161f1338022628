import { requestFailed } from '../wire/errors'
import type { Query } from './engine'
import { evaluate } from './expressions'
import { valuesAt } from './paths'
import { equalTo, queryOperators, regexTest, type Test } from './query-operators'
import { isPlainObject } from './values'

export type Matcher = (document: unknown) => boolean
/** Computes an `$expr`; inside an aggregation it knows the variables. */
export type Evaluate = (document: unknown, expression: unknown) => unknown

/** Turns a query into a test; whatever the service would refuse is refused here, before any document is looked at. */
export function compileQuery(query: Query, compute: Evaluate = evaluate): Matcher {
  const matchers = Object.entries(query).map(([name, operand]) =>
    name.startsWith('$') ? compileLogical(name, operand, compute) : compileField(name, operand),
  )
  const [only] = matchers
  if (only !== undefined && matchers.length === 1) return only
  return (document) => matchers.every((matches) => matches(document))
}

/** An object of operators, like `{ $gt: 1 }`, rather than a value to be equal to. */
export function isOperators(operand: unknown): operand is Record<string, unknown> {
  return isPlainObject(operand) && Object.keys(operand).some((key) => key.startsWith('$'))
}

function compileLogical(name: string, operand: unknown, compute: Evaluate): Matcher {
  switch (name) {
    case '$and':
    case '$or':
    case '$nor':
      return compileList(name, operand, compute)
    case '$expr':
      return (document) => isTruthy(compute(document, operand))
    case '$comment':
      return () => true
    default:
      throw requestFailed(`unknown top level operator: ${name}`)
  }
}

function compileList(name: '$and' | '$or' | '$nor', operand: unknown, compute: Evaluate): Matcher {
  if (!Array.isArray(operand) || operand.length === 0) throw requestFailed(`${name} must be a nonempty array`)
  const matchers = (operand as unknown[]).map((member) => {
    if (!isPlainObject(member)) throw requestFailed(`${name} entries need to be full objects`)
    return compileQuery(member, compute)
  })
  if (name === '$and') return (document) => matchers.every((matches) => matches(document))
  const some: Matcher = (document) => matchers.some((matches) => matches(document))
  return name === '$or' ? some : (document) => !some(document)
}

function compileField(path: string, operand: unknown): Matcher {
  const test = isOperators(operand) ? compileOperators(operand) : equalTo(operand)
  return (document) => test(valuesAt(document, path))
}

function compileOperators(operand: Record<string, unknown>): Test {
  const tests = Object.entries(operand)
    .filter(([name]) => name !== '$options')
    .map(([name, value]) => compileOperator(name, value, operand))
  return (found) => tests.every((test) => test(found))
}

function compileOperator(name: string, value: unknown, siblings: Record<string, unknown>): Test {
  if (name === '$regex') return regexTest(value, siblings.$options)
  if (name === '$not') return compileNot(value)
  const operator = Object.hasOwn(queryOperators, name) ? queryOperators[name] : undefined
  if (operator === undefined) throw requestFailed(`unknown operator: ${name}`)
  return operator(value, compileElement)
}

function compileNot(operand: unknown): Test {
  if (!isOperators(operand) && !(operand instanceof RegExp)) throw requestFailed('$not needs a regex or a document')
  const test = operand instanceof RegExp ? equalTo(operand) : compileOperators(operand)
  return (found) => !test(found)
}

/** `$elemMatch` takes operators for plain elements, or a query for elements that are objects. */
function compileElement(criteria: unknown): Matcher {
  if (!isPlainObject(criteria)) throw requestFailed('$elemMatch needs an Object')
  const logical = Object.keys(criteria).some((key) => ['$and', '$or', '$nor'].includes(key))
  if (isOperators(criteria) && !logical) {
    const test = compileOperators(criteria)
    return (element) => test({ values: [element], missing: false })
  }
  const matches = compileQuery(criteria)
  return (element) => isPlainObject(element) && matches(element)
}

function isTruthy(value: unknown): boolean {
  return value !== false && value !== 0 && value !== null && value !== undefined
}

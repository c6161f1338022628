import { type Node, parse } from 'acorn'
import { ECMA_VERSION, IOS_MIN } from './level'

/** Built-in functions that came after ES2018, with the iOS that has them. Called on anything: their names say what they are. */
const METHODS: Readonly<Record<string, number>> = {
  at: 15.4,
  findLast: 15.4,
  findLastIndex: 15.4,
  flat: 12,
  flatMap: 12,
  trimStart: 12,
  trimEnd: 12,
  matchAll: 13,
  replaceAll: 13.4,
  toReversed: 16,
  toSorted: 16,
  toSpliced: 16,
  isWellFormed: 16.4,
  toWellFormed: 16.4,
}

/** `Object.hasOwn` and its like. */
const STATICS: Readonly<Record<string, number>> = {
  'Array.fromAsync': 16.4,
  'Intl.DisplayNames': 14.5,
  'Intl.ListFormat': 14.5,
  'Intl.RelativeTimeFormat': 14,
  'Intl.Segmenter': 14.5,
  'Map.groupBy': 17.4,
  'Object.fromEntries': 12.2,
  'Object.groupBy': 17.4,
  'Object.hasOwn': 15.4,
  'Promise.allSettled': 13,
  'Promise.any': 14,
  'Promise.try': 18.2,
  'Promise.withResolvers': 17.4,
  'Symbol.dispose': 99,
}

const GLOBALS: Readonly<Record<string, number>> = {
  AggregateError: 14,
  BigInt: 14,
  FinalizationRegistry: 14.5,
  WeakRef: 14.5,
  globalThis: 12.2,
  structuredClone: 15.4,
}

const LOOKBEHIND = /\(\?<[=!]/
const LOOKBEHIND_IOS = 16.4

type AnyNode = Node & Record<string, unknown>

/** What a script needs that iOS at the level does not have, in words; a script that does not parse says where. */
export function tooNewInScript(code: string): string[] {
  let program: Node
  try {
    program = parse(code, { ecmaVersion: ECMA_VERSION, sourceType: 'script', allowReturnOutsideFunction: true })
  } catch (error) {
    return [`is not ES${ECMA_VERSION}: ${(error as Error).message}`]
  }
  const needs = new Map<string, number>()
  visit(program as AnyNode, (node, parent) => {
    const found = needOf(node, parent)
    if (found) needs.set(...found)
  })
  return [...needs].filter(([, ios]) => ios > IOS_MIN).map(([name, ios]) => `uses ${name}, which needs iOS ${ios}`)
}

function needOf(node: AnyNode, parent: AnyNode | null): [string, number] | null {
  if (node.type === 'CallExpression') return needOfCall(node)
  if (node.type === 'MemberExpression') return needOfStatic(node)
  if (node.type === 'NewExpression') return needOfPattern(node)
  if (node.type === 'Literal') return needOfLiteral(node)
  if (node.type === 'Identifier' && isFree(node, parent)) return entryOf(GLOBALS, String(node.name))
  return null
}

function needOfCall(node: AnyNode): [string, number] | null {
  const callee = node.callee as AnyNode
  const name = callee.type === 'MemberExpression' ? propertyName(callee) : null
  const found = name === null ? null : entryOf(METHODS, name)
  return (found && [`.${found[0]}()`, found[1]]) ?? needOfPattern(node)
}

function needOfStatic(node: AnyNode): [string, number] | null {
  const object = node.object as AnyNode
  const name = propertyName(node)
  return object.type === 'Identifier' && name !== null ? entryOf(STATICS, `${object.name}.${name}`) : null
}

function needOfLiteral(node: AnyNode): [string, number] | null {
  const regex = node.regex as { pattern: string } | undefined
  return regex && LOOKBEHIND.test(regex.pattern) ? ['a look behind in a pattern', LOOKBEHIND_IOS] : null
}

/** `RegExp('(?<=…')` is a pattern as well. */
function needOfPattern(node: AnyNode): [string, number] | null {
  const callee = node.callee as AnyNode
  const [pattern] = node.arguments as AnyNode[]
  const isPattern = callee.type === 'Identifier' && callee.name === 'RegExp' && typeof pattern?.value === 'string'
  return isPattern && LOOKBEHIND.test(String(pattern.value)) ? ['a look behind in a pattern', LOOKBEHIND_IOS] : null
}

/** Not the name of a property or a key, and not behind `typeof`, which asks first. */
function isFree(node: AnyNode, parent: AnyNode | null): boolean {
  if (!parent) return true
  if (parent.type === 'MemberExpression') return parent.object === node
  if (parent.type === 'Property') return parent.value === node
  return !(parent.type === 'UnaryExpression' && parent.operator === 'typeof')
}

export function propertyName(node: AnyNode): string | null {
  const property = node.property as AnyNode
  if (node.computed === true) return typeof property.value === 'string' ? property.value : null
  return String(property.name)
}

export function visit(node: AnyNode, see: (node: AnyNode, parent: AnyNode | null) => void): void {
  const waiting: [AnyNode, AnyNode | null][] = [[node, null]]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [current, parent] = next
    see(current, parent)
    for (const value of Object.values(current)) {
      for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) waiting.push([child, current])
    }
  }
}

function isNode(value: unknown): value is AnyNode {
  return typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string'
}

function entryOf(table: Readonly<Record<string, number>>, name: string): [string, number] | null {
  const ios = Object.hasOwn(table, name) ? table[name] : undefined
  return ios === undefined ? null : [name, ios]
}

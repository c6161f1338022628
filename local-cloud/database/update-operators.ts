import { requestFailed } from '../wire/errors'
import { addToSet, pop, pull, pullAll, push } from './array-updates'
import { compareValues, isPlainObject } from './values'

/** A field of a document that may be changed in place: a private copy of the stored one. */
export interface Target {
  root: Record<string, unknown>
  parts: string[]
  /** As written, for messages. */
  path: string
}

export type UpdateOperator = (target: Target, operand: unknown) => void

export const updateOperators: Record<string, UpdateOperator> = {
  $set: (target, operand) => change(target, () => operand),
  $unset: (target) => unset(target),
  $inc: (target, operand) => change(target, (old) => calculate('$inc', target, old, operand)),
  $mul: (target, operand) => change(target, (old) => calculate('$mul', target, old, operand)),
  $min: (target, operand) =>
    change(target, (old) => (old === undefined || compareValues(operand, old) < 0 ? operand : old)),
  $max: (target, operand) =>
    change(target, (old) => (old === undefined || compareValues(operand, old) > 0 ? operand : old)),
  $rename: (target, operand) => rename(target, operand),
  $push: (target, operand) => change(target, (old) => push(target, old, operand)),
  $addToSet: (target, operand) => change(target, (old) => addToSet(target, old, operand)),
  $pop: (target, operand) => changeExisting(target, (old) => pop(target, old, operand)),
  $pull: (target, operand) => changeExisting(target, (old) => pull(target, old, operand)),
  $pullAll: (target, operand) => changeExisting(target, (old) => pullAll(target, old, operand)),
  $bit: (target, operand) => change(target, (old) => bitwise(target, old, operand)),
}

type Holder = Record<string, unknown> | unknown[]

/** Walks to the field, making objects on the way, and replaces its value. */
function change(target: Target, compute: (old: unknown) => unknown): void {
  for (const { holder, key } of placesOf(target, true)) put(holder, key, compute(get(holder, key)), target)
}

function changeExisting(target: Target, compute: (old: unknown) => unknown): void {
  for (const { holder, key } of placesOf(target, false)) {
    const old = get(holder, key)
    if (old !== undefined) put(holder, key, compute(old), target)
  }
}

function unset(target: Target): void {
  for (const { holder, key } of placesOf(target, false)) {
    // Taking an element out of an array leaves null, so that the others keep their places.
    if (Array.isArray(holder)) {
      if (Number(key) < holder.length) holder[Number(key)] = null
    } else delete holder[key]
  }
}

/** `$[]` means every element, so a path may lead to several places. */
function placesOf({ root, parts, path }: Target, create: boolean): { holder: Holder; key: string }[] {
  let holders: Holder[] = [root]
  for (const part of parts.slice(0, -1)) holders = holders.flatMap((holder) => descend(holder, part, path, create))
  const key = parts.at(-1) ?? ''
  if (key !== '$[]') return holders.map((holder) => ({ holder, key }))
  return holders.flatMap((holder) => elementsOf(holder, path).map((_element, i) => ({ holder, key: String(i) })))
}

function descend(holder: Holder, part: string, path: string, create: boolean): Holder[] {
  if (part === '$[]') {
    return elementsOf(holder, path).filter(
      (element): element is Holder => isPlainObject(element) || Array.isArray(element),
    )
  }
  const inner = get(holder, part)
  if (isPlainObject(inner) || Array.isArray(inner)) return [inner]
  if (!create) return []
  if (inner !== undefined) throw cannotCreate(path, part, inner)
  const made: Record<string, unknown> = {}
  put(holder, part, made, { path })
  return [made]
}

function elementsOf(holder: Holder, path: string): unknown[] {
  if (!Array.isArray(holder))
    throw requestFailed(`The path '${path}' must exist in the document in order to apply array updates.`)
  return holder
}

function cannotCreate(path: string, part: string, inner: unknown): Error {
  const parts = path.split('.')
  const field = parts[parts.indexOf(part) + 1] ?? parts.at(-1)
  return requestFailed(
    `[FailedOperation.Update] Cannot create field '${field}' in element {${part}: ${JSON.stringify(inner)}}`,
  )
}

function get(holder: Holder, key: string): unknown {
  if (Array.isArray(holder)) return holder[Number(key)]
  return Object.hasOwn(holder, key) ? holder[key] : undefined
}

const ARRAY_GROWTH_MAX = 1_500_000

function put(holder: Holder, key: string, value: unknown, { path }: { path: string }): void {
  if (!Array.isArray(holder)) {
    holder[key] = value
    return
  }
  const position = Number(key)
  if (!/^\d+$/.test(key) || position > ARRAY_GROWTH_MAX) {
    throw requestFailed(`[FailedOperation.Update] Cannot create field '${key}' in element of '${path}': it is an array`)
  }
  while (holder.length < position) holder.push(null)
  holder[position] = value
}

function calculate(name: '$inc' | '$mul', target: Target, old: unknown, operand: unknown): number {
  if (typeof operand !== 'number') {
    throw requestFailed(
      `Cannot ${name === '$inc' ? 'increment' : 'multiply'} with non-numeric argument: {${target.path}: ${JSON.stringify(operand)}}`,
    )
  }
  if (old === undefined) return name === '$inc' ? operand : 0
  if (typeof old !== 'number') {
    throw requestFailed(
      `Cannot apply ${name} to a value of non-numeric type. The field '${target.path}' has the value ${JSON.stringify(old)}`,
    )
  }
  return name === '$inc' ? old + operand : old * operand
}

function rename(target: Target, operand: unknown): void {
  if (typeof operand !== 'string') throw requestFailed(`The 'to' field for $rename must be a string: ${target.path}`)
  for (const { holder, key } of placesOf(target, false)) {
    if (Array.isArray(holder)) throw requestFailed(`The source field '${target.path}' cannot be an array element`)
    const value = get(holder, key)
    if (value === undefined) continue
    delete holder[key]
    change({ root: target.root, parts: operand.split('.'), path: operand }, () => value)
  }
}

function bitwise(target: Target, old: unknown, operand: unknown): number {
  if (!isPlainObject(operand) || (old !== undefined && typeof old !== 'number')) {
    throw requestFailed(`Cannot apply $bit to a value of non-integral type. The field is '${target.path}'`)
  }
  let result = old ?? 0
  for (const [name, value] of Object.entries(operand)) {
    if (typeof value !== 'number') throw requestFailed('The $bit modifier field must be an Integer')
    if (name === 'and') result &= value
    else if (name === 'or') result |= value
    else if (name === 'xor') result ^= value
    else throw requestFailed(`The $bit modifier only supports 'and', 'or', and 'xor', not '${name}'`)
  }
  return result
}

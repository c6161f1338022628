import { invariant } from '#shared/kernel/invariant'

const DEPTH_MAX = 12

/**
 * Checks that a document means the same after the SDK has encoded it: only plain values, no `undefined` (dropped on
 * the wire), no NaN (not comparable), no key that starts with `$` or holds a dot (read as an operator or a path).
 * Instants are stored as epoch milliseconds, so no Date is needed.
 */
export function checkStorable<T extends object>(document: T): T {
  check(document, '', 0)
  return document
}

function check(value: unknown, path: string, depth: number): void {
  invariant(depth <= DEPTH_MAX, `'${path}' is nested at most ${DEPTH_MAX} deep`)
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return
  if (typeof value === 'number') {
    invariant(Number.isFinite(value), `'${path}' is a finite number`)
    return
  }
  invariant(typeof value === 'object', `'${path}' is a plain value`)
  if (Array.isArray(value)) {
    value.forEach((element, index) => {
      check(element, `${path}.${index}`, depth + 1)
    })
    return
  }
  const prototype = Object.getPrototypeOf(value)
  invariant(prototype === Object.prototype || prototype === null, `'${path}' is a plain object`)
  for (const [key, child] of Object.entries(value)) {
    invariant(!key.startsWith('$') && !key.includes('.') && key !== '__proto__', `'${path}.${key}' is a storable key`)
    check(child, path ? `${path}.${key}` : key, depth + 1)
  }
}

export function checkedId(id: string): string {
  invariant(typeof id === 'string' && id.length > 0 && id.length <= 256, 'an id is a text of 1 to 256 characters')
  return id
}

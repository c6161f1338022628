/** How the database orders and compares values, as MongoDB documents it. */
export function compareValues(left: unknown, right: unknown): number {
  if (left === right) return 0
  if (typeof left === 'string' && typeof right === 'string') return compareStrings(left, right)
  const rank = typeRank(left)
  const difference = rank - typeRank(right)
  if (difference !== 0) return difference
  switch (rank) {
    case RANK.null:
      return 0
    case RANK.number:
      return compareNumbers(left as number, right as number) // The rank says so, here and below.
    case RANK.object:
      return compareObjects(left as Record<string, unknown>, right as Record<string, unknown>)
    case RANK.array:
      return compareArrays(left as unknown[], right as unknown[])
    case RANK.regExp:
      return compareStrings(String(left), String(right))
    default:
      return Number(left) - Number(right) // Booleans and dates.
  }
}

/** Unlike order, equality of objects minds the order of their keys, as in the service. */
export function equalValues(left: unknown, right: unknown): boolean {
  return left === right || compareValues(left, right) === 0
}

export const RANK = { null: 1, number: 2, string: 3, object: 4, array: 5, boolean: 8, date: 9, regExp: 11 } as const

export function typeRank(value: unknown): number {
  switch (typeof value) {
    case 'string':
      return RANK.string
    case 'number':
      return RANK.number
    case 'boolean':
      return RANK.boolean
    case 'object':
      if (value === null) return RANK.null
      if (Array.isArray(value)) return RANK.array
      if (value instanceof Date) return RANK.date
      return value instanceof RegExp ? RANK.regExp : RANK.object
    default:
      return RANK.null
  }
}

/** By code point, as UTF-8 bytes order; JavaScript's own order puts astral characters too early. */
function compareStrings(left: string, right: string): number {
  const length = Math.min(left.length, right.length)
  for (let i = 0; i < length; i++) {
    const a = left.charCodeAt(i)
    const b = right.charCodeAt(i)
    if (a !== b) return isSurrogate(a) === isSurrogate(b) ? a - b : isSurrogate(a) ? 1 : -1
  }
  return left.length - right.length
}

function isSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdfff
}

/** NaN comes before all numbers and equals itself. */
function compareNumbers(left: number, right: number): number {
  if (Number.isNaN(left)) return Number.isNaN(right) ? 0 : -1
  if (Number.isNaN(right)) return 1
  return left < right ? -1 : left > right ? 1 : 0
}

function compareObjects(left: Record<string, unknown>, right: Record<string, unknown>): number {
  const leftKeys = Object.keys(left)
  const rightKeys = Object.keys(right)
  const length = Math.min(leftKeys.length, rightKeys.length)
  for (let i = 0; i < length; i++) {
    const a = leftKeys[i] as string // Within both lengths.
    const b = rightKeys[i] as string
    const order = typeRank(left[a]) - typeRank(right[b]) || compareStrings(a, b) || compareValues(left[a], right[b])
    if (order !== 0) return order
  }
  return leftKeys.length - rightKeys.length
}

function compareArrays(left: unknown[], right: unknown[]): number {
  const length = Math.min(left.length, right.length)
  for (let i = 0; i < length; i++) {
    const order = compareValues(left[i], right[i])
    if (order !== 0) return order
  }
  return left.length - right.length
}

export function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeRank(value) === RANK.object
}

/** A text that two values share exactly when they are equal: the key of locks and maps. */
export function canonicalKey(value: unknown): string {
  if (typeof value === 'string') return `s${value}`
  return `${typeRank(value)}${JSON.stringify(value ?? null, (_key, inner: unknown) => (typeof inner === 'number' && !Number.isFinite(inner) ? String(inner) : inner))}`
}

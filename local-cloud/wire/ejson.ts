import { invalidParam } from './errors'

/**
 * Extended JSON both ways. Documents hold plain values: numbers, strings, booleans, null, Date, RegExp, arrays, objects.
 * Written by hand because the gateway spends most of its time here; a property test compares it with bson's.
 */
export function decode(text: string, now: number): unknown {
  let parsed: unknown
  try {
    parsed = JSON.parse(text)
  } catch {
    throw invalidParam('a value is not extended JSON')
  }
  return revive(parsed, now)
}

export function revive(value: unknown, now: number): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((element) => revive(element, now))
  const source = value as Record<string, unknown> // Neither null nor an array: parsed JSON.
  const keys = Object.keys(source)
  const first = keys[0]
  if (first !== undefined && keys.length === 1 && first.startsWith('$')) {
    const special = specials[first]
    if (special !== undefined) return special(source[first], now)
  }
  const result: Record<string, unknown> = {}
  for (const key of keys) {
    // Assigning it would change the prototype instead of storing a field.
    if (key === '__proto__') throw invalidParam('a field must not be named __proto__')
    result[key] = revive(source[key], now)
  }
  return result
}

const specials: Record<string, (content: unknown, now: number) => unknown> = {
  $numberInt: toNumber,
  $numberLong: toNumber,
  $numberDouble: toNumber,
  $numberDecimal: toNumber,
  $date: toDate,
  $regularExpression: toRegExp,
  $oid: (content) => String(content),
  $tcb_server_date: toServerDate,
  $undefined: () => null,
  $binary: unsupported('$binary'),
  $timestamp: unsupported('$timestamp'),
  $minKey: unsupported('$minKey'),
  $maxKey: unsupported('$maxKey'),
  $symbol: unsupported('$symbol'),
  $code: unsupported('$code'),
}

function toNumber(content: unknown): number {
  const number = Number(content)
  if (typeof content !== 'string' || content.trim() === '' || (Number.isNaN(number) && content !== 'NaN')) {
    throw invalidParam(`${JSON.stringify(content)} is not a number`)
  }
  return number === 0 ? 0 : number
}

function toDate(content: unknown): Date {
  const wrapped = typeof content === 'object' && content !== null && '$numberLong' in content
  const date = new Date(wrapped ? Number(content.$numberLong) : (content as string | number)) // Date checks the rest.
  if (Number.isNaN(date.getTime())) throw invalidParam('a date is not valid')
  return date
}

function toRegExp(content: unknown): RegExp {
  const { pattern, options } = (content ?? {}) as { pattern?: unknown; options?: unknown } // Checked in the next line.
  if (typeof pattern !== 'string' || typeof options !== 'string' || !/^[imsx]*$/.test(options)) {
    throw invalidParam(`the regular expression option ${JSON.stringify(options)} is not supported`)
  }
  try {
    return new RegExp(pattern, options.replace('x', ''))
  } catch {
    throw requestFailedPattern(pattern)
  }
}

function requestFailedPattern(pattern: string): Error {
  return invalidParam(`the regular expression ${JSON.stringify(pattern)} is not valid`)
}

function toServerDate(content: unknown, now: number): Date {
  const offset = revive((content as { offset?: unknown } | null)?.offset ?? 0, now) // An absent offset is 0.
  if (typeof offset !== 'number' || !Number.isFinite(offset))
    throw invalidParam('the offset of a server date is not a number')
  return new Date(now + offset)
}

function unsupported(name: string): () => never {
  return () => {
    throw invalidParam(`the local cloud does not store ${name}`)
  }
}

/** Relaxed extended JSON, which the SDK reads too: numbers stay numbers. */
export function encode(value: unknown): string {
  return JSON.stringify(toRelaxed(value))
}

export function toRelaxed(value: unknown): unknown {
  switch (typeof value) {
    case 'number':
      return Number.isFinite(value) ? value : { $numberDouble: String(value) }
    case 'object':
      return value === null ? null : objectToRelaxed(value)
    default:
      return value
  }
}

function objectToRelaxed(value: object): unknown {
  if (Array.isArray(value)) return value.map(toRelaxed)
  if (value instanceof Date) return { $date: { $numberLong: String(value.getTime()) } }
  if (value instanceof RegExp) {
    return { $regularExpression: { pattern: value.source, options: value.flags.replace(/[^ims]/g, '') } }
  }
  const source = value as Record<string, unknown> // A plain object: documents hold nothing else.
  const result: Record<string, unknown> = {}
  for (const key in source) result[key] = toRelaxed(source[key])
  return result
}

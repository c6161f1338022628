import fc from 'fast-check'
import type * as z from 'zod'

/**
 * What stands at the limits of a contract's input, found by reading its schema: the smallest and the largest that each
 * field takes, what lies just beyond, and what no honest phone sends. `real` are texts that mean something in the shop,
 * such as ids: where a field takes them, a request gets past the parser and the look-up.
 */
export function requestsAtLimits(schema: z.ZodType, real: readonly unknown[]): unknown[] {
  const values = distinct(valuesOf(schema as Schema, real, 0))
  return [...values, null, [], 'text', 0, { unknown: true }]
}

/**
 * Of these only what is accepted, and for each field only its extremes: the longest text or list, the smallest and the
 * largest number. For functions that strangers cannot reach.
 */
export function requestsAtEnds(schema: z.ZodType, real: readonly unknown[]): unknown[] {
  const [usual, ...others] = requestsAtLimits(schema, real).filter((input) => schema.safeParse(input).success)
  if (usual === undefined) return []
  const ends = new Map<string, { input: unknown; reach: number }>()
  for (const input of others) {
    const key = Object.keys(input as object).find((field) => valueIn(input, field) !== valueIn(usual, field))
    if (key === undefined) continue
    const value = valueIn(input, key)
    const [end, reach] = typeof value === 'number' && value < 0 ? [`-${key}`, -value] : [key, reachOf(value)]
    if (reach > (ends.get(end)?.reach ?? -1)) ends.set(end, { input, reach })
  }
  return [usual, ...[...ends.values()].map(({ input }) => input)]
}

const valueIn = (input: unknown, key: string): unknown => (input as Record<string, unknown>)[key]
const reachOf = (value: unknown): number => (typeof value === 'number' ? value : (JSON.stringify(value)?.length ?? 0))

type Schema = z.ZodType & { _zod: { def: Def } }

interface Def {
  type: string
  shape?: Record<string, Schema>
  element?: Schema
  innerType?: Schema
  options?: Schema[]
  in?: Schema
  keyType?: Schema
  valueType?: Schema
  entries?: Record<string, unknown>
  values?: unknown[]
  checks?: { _zod: { def: Check } }[]
  getter?: () => Schema
}

interface Check {
  check: string
  value?: number
  maximum?: number
  minimum?: number
  pattern?: RegExp
}

const DEPTH_MAX = 12

function valuesOf(schema: Schema, real: readonly unknown[], depth: number): unknown[] {
  const { def } = schema._zod
  if (depth > DEPTH_MAX) return []
  const inner = (each: Schema | undefined) => (each ? valuesOf(each, real, depth + 1) : [])
  switch (def.type) {
    case 'object':
      return objectValues(schema, def.shape ?? {}, real, depth)
    case 'array':
      return arrayValues(schema, inner(def.element))
    case 'optional':
    case 'default':
    case 'prefault':
      return [undefined, ...inner(def.innerType)]
    case 'nullable':
      return [null, ...inner(def.innerType)]
    case 'readonly':
      return inner(def.innerType)
    case 'lazy':
      return inner(def.getter?.())
    case 'pipe':
      return [...inner(def.in), ...real.filter((value) => typeof value === 'object')]
    case 'union':
      return (def.options ?? []).flatMap((option) => inner(option))
    case 'enum':
      return [...Object.values(def.entries ?? {}), 'constructor', '']
    case 'literal':
      return [...(def.values ?? []), 'constructor']
    case 'boolean':
      return [true, false, 'true', 1]
    case 'number':
      return numbersOf(schema, def)
    case 'record':
      return recordValues(inner(def.valueType))
    case 'string':
      return textsOf(def, real)
    default:
      return [...HOSTILE_TEXTS, ...DAYS, ...real, ...HOSTILE_THINGS]
  }
}

/** Each field at each of its limits, the others as they usually are. */
function objectValues(schema: Schema, shape: Record<string, Schema>, real: readonly unknown[], depth: number) {
  const choices = Object.entries(shape).map(([key, field]) => [key, valuesOf(field, real, depth + 1)] as const)
  const usual: Record<string, unknown> = {}
  for (const [key, values] of choices) {
    const field = shape[key]
    const taken = values.find((value) => field?.safeParse(value).success)
    if (taken !== undefined) usual[key] = taken
  }
  // Some fields only make sense with others: those that may be left out are added until the whole is taken.
  for (const [key, values] of choices) {
    if (schema.safeParse(usual).success) break
    const taken = values.find((value) => value !== undefined && shape[key]?.safeParse(value).success)
    if (usual[key] === undefined && taken !== undefined) usual[key] = taken
  }
  return [usual, ...choices.flatMap(([key, values]) => values.map((value) => ({ ...usual, [key]: value })))]
}

function arrayValues(schema: Schema, values: readonly unknown[]): unknown[] {
  const checks = checksOf(schema._zod.def)
  const most = checks.find(({ check }) => check === 'max_length')?.maximum ?? 1000
  const element = schema._zod.def.element
  const taken = values.filter((value) => element?.safeParse(value).success)
  const some = taken.length > 0 ? taken : values
  const filled = (length: number) => Array.from({ length }, (_, index) => some[index % some.length])
  return [[], filled(1), filled(most), filled(most + 1), ...taken.map((value) => [value]), {}, 'list']
}

function recordValues(values: readonly unknown[]): unknown[] {
  const keys = ['page', 'scene', 'constructor', 'toString', '', '$set', 'a.b', 'k'.repeat(1000)]
  const many = Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`key${index}`, 1]))
  return [
    {},
    ...keys.map((key) => ({ [key]: 'x' })),
    ...values.map((value) => ({ page: value, scene: value })),
    JSON.parse('{"__proto__": "x"}'),
    many,
  ]
}

function numbersOf(schema: Schema, def: Def): unknown[] {
  const ends = checksOf(def).flatMap(({ value }) => (typeof value === 'number' ? [value - 1, value, value + 1] : []))
  const far = [0, -0, 1, 0.5, -1, 1e21, 1e308, Number.MIN_VALUE, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER]
  const none = [Number.NaN, Number.POSITIVE_INFINITY, '1', { $numberInt: '1' }]
  // What is taken comes first: the usual value is the first one.
  return [1, ...ends, ...far, ...none].sort((a, b) => rank(schema, a) - rank(schema, b))
}

const rank = (schema: Schema, value: unknown) => (schema.safeParse(value).success ? 0 : 1)

function textsOf(def: Def, real: readonly unknown[]): unknown[] {
  const checks = checksOf(def)
  const fitting = checks.flatMap(({ pattern }) => (pattern ? madeFrom(pattern) : []))
  const most = checks.find(({ check }) => check === 'max_length')?.maximum
  const least = checks.find(({ check }) => check === 'min_length')?.minimum
  const lengths = [most, most === undefined ? undefined : most + 1, least].filter((length) => length !== undefined)
  const filled = lengths.flatMap((length) => ['a', '长', '8', '😀'].map((sign) => sign.repeat(length)))
  const texts = real.filter((value) => typeof value === 'string' && isTaken(def, value))
  return [...texts, ...fitting, ...filled, ...HOSTILE_TEXTS, ...DAYS, ...HOSTILE_THINGS]
}

/** Patterns are the strictest check; lengths are left to the schema itself. */
function isTaken(def: Def, text: string): boolean {
  return checksOf(def).every(({ pattern }) => !pattern || pattern.test(text))
}

/** Many fields share a pattern, and to make texts of one takes longer than to send them. */
const made = new Map<string, string[]>()

function madeFrom(pattern: RegExp): string[] {
  const known = made.get(String(pattern))
  if (known) return known
  const texts = fc.sample(fc.stringMatching(pattern, { size: 'large' }), { numRuns: 4, seed: 7 })
  made.set(String(pattern), texts)
  return texts
}

const checksOf = (def: Def): Check[] => (def.checks ?? []).map(({ _zod }) => _zod.def)

/** Both ends of the calendar, just beyond them, and days that exist nowhere. */
const DAYS = [
  ...['1900-01-01', '2199-12-31', '2026-11-22', '1899-12-31', '2200-01-01', '0000-01-01', '0099-12-31', '9999-12-31'],
  ...['1900-01', '2199-12', '2026-11', '1899-12', '2200-01', '0000-01', '0099-12', '9999-12', '2026-13', '2026-00'],
]

const HOSTILE_TEXTS = [
  ...[
    '',
    ' ',
    '0',
    '__proto__',
    'constructor',
    'propertyIsEnumerable',
    '$where',
    '../../etc/passwd',
    '\u0000',
    '\ud800',
  ],
  ...['\u202e\u200b', '８８８８', 'null', '-1', '1e9', 'a'.repeat(100_000)],
]

const HOSTILE_THINGS: unknown[] = [null, 7, true, [], {}, { $ne: null }, { $date: '1990-01-01' }, [['x']], nested(500)]

function nested(depth: number): unknown {
  let value: unknown = 'x'
  for (let level = 0; level < depth; level += 1) value = { of: [value], kind: 'all' }
  return value
}

function distinct(values: readonly unknown[]): unknown[] {
  const seen = new Map<string, unknown>()
  for (const value of values) {
    const key =
      JSON.stringify(value, (_key, part) =>
        typeof part === 'number' ? `n${Object.is(part, -0) ? '-0' : part}` : part,
      ) ?? 'undefined'
    if (!seen.has(key)) seen.set(key, value)
  }
  return [...seen.values()]
}

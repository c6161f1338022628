import * as z from 'zod'

/**
 * What one side of an action looks like on the wire: JSON Schema, less what is the same everywhere. A key that may be
 * left out ends in `?`, objects have no keys but those named, and whole numbers are named without the bounds of their type.
 */
export interface Shape {
  type?: string | string[]
  format?: string
  enum?: unknown[]
  /** Of an output: values may be added, because every phone has taken unknown ones from the start. */
  growing?: true
  pattern?: string
  minLength?: number
  maxLength?: number
  minimum?: number
  exclusiveMinimum?: number
  maximum?: number
  minItems?: number
  maxItems?: number
  default?: unknown
  anyOf?: Shape[]
  items?: Shape
  /** Of an object whose keys are data. */
  propertyNames?: Shape
  additionalProperties?: Shape
  properties?: Record<string, Shape>
  $ref?: string
  $defs?: Record<string, Shape>
}

export type Side = 'input' | 'output'

type JsonSchema = z.core.JSONSchema.BaseSchema

export function shapeOf(schema: z.ZodType, side: Side): Shape {
  return trimmed(z.toJSONSchema(schema, { unrepresentable: 'any', io: side }))
}

/** In an order of its own, so that a line that moves in a contract changes nothing. */
export function sorted(shape: Shape): Shape {
  const { enum: values, anyOf, items, additionalProperties, properties, $defs } = shape
  const keys = Object.entries(properties ?? {}).sort(([one], [other]) => (one < other ? -1 : 1))
  const ordered = given({
    enum: values && [...values].sort(),
    anyOf: anyOf?.map(sorted),
    items: items && sorted(items),
    additionalProperties: additionalProperties && sorted(additionalProperties),
    properties: properties && mapped(Object.fromEntries(keys), sorted),
    $defs: $defs && mapped($defs, sorted),
  })
  return { ...shape, ...ordered }
}

/** In the order in which they are written. */
const KEPT = [
  'type',
  'format',
  'pattern',
  'minLength',
  'maxLength',
  'minItems',
  'maxItems',
  'growing',
  'default',
  '$ref',
] as const
const READ = ['$schema', 'const', 'enum', 'minimum', 'exclusiveMinimum', 'maximum', 'anyOf', 'oneOf', 'items'] as const
const OF_OBJECTS = ['propertyNames', 'additionalProperties', 'properties', 'required', '$defs'] as const
/** What people read of a field in a form; it may be said better at any time. */
const SAID = ['title', 'description'] as const
const KNOWN: ReadonlySet<string> = new Set([...KEPT, ...READ, ...OF_OBJECTS, ...SAID])

function trimmed(schema: JsonSchema): Shape {
  // What is not compared must not pass for the same.
  const strange = Object.keys(schema).filter((word) => !KNOWN.has(word))
  if (strange.length > 0) throw new Error(`the wire’s promise knows nothing of ${strange.join(', ')} in a schema yet`)
  const { const: only, enum: values, anyOf, oneOf, items, minimum, exclusiveMinimum, maximum, $defs } = schema
  const { propertyNames, additionalProperties, properties, required = [] } = schema
  const variants = (anyOf ?? oneOf)?.map((each) => trimmed(each as JsonSchema))
  const whole = given({
    ...Object.fromEntries(KEPT.map((word) => [word, schema[word]])),
    enum: only === undefined ? values : [only],
    minimum: minimum === Number.MIN_SAFE_INTEGER ? undefined : minimum,
    exclusiveMinimum,
    maximum: maximum === Number.MAX_SAFE_INTEGER ? undefined : maximum,
    anyOf: variants,
    items: items && trimmed(items as JsonSchema),
    propertyNames: propertyNames && trimmed(propertyNames as JsonSchema),
    additionalProperties:
      typeof additionalProperties === 'object' ? trimmed(additionalProperties as JsonSchema) : undefined,
    properties: properties && keysOf(properties as Record<string, JsonSchema>, required),
    $defs: $defs && mapped($defs as Record<string, JsonSchema>, trimmed),
  })
  return orNull(whole) ?? whole
}

/** Something of one type or null is a shape of two types. */
function orNull({ anyOf, ...whole }: Shape): Shape | null {
  const [one, other, ...more] = anyOf ?? []
  if (!one || other?.type !== 'null' || more.length > 0 || typeof one.type !== 'string') return null
  return { ...whole, ...one, type: [one.type, 'null'] }
}

function keysOf(properties: Record<string, JsonSchema>, required: readonly string[]): Record<string, Shape> {
  const keys = Object.entries(properties)
  return Object.fromEntries(keys.map(([key, each]) => [required.includes(key) ? key : `${key}?`, trimmed(each)]))
}

const mapped = <From, To>(values: Record<string, From>, to: (value: From) => To): Record<string, To> =>
  Object.fromEntries(Object.entries(values).map(([key, value]) => [key, to(value)]))

const given = (shape: { [Word in keyof Shape]: unknown }): Shape =>
  Object.fromEntries(Object.entries(shape).filter(([, value]) => value !== undefined))

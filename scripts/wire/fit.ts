import type { Shape, Side } from './shape'

/** What one side sends and the other takes. Of an input the old one is sent; of an output it is the one that readers know. */
export interface Exchange {
  sent: Shape
  taken: Shape
  side: Side
  /** Whether readers can take values and kinds of an output that they do not know. */
  mayGrow: boolean
}

/** Something that may be sent and is not taken. */
export interface Problem {
  /** `coupons[].title`; a kind of several stands in angle brackets. Empty for the whole. */
  path: string
  why: string
}

/** What is compared, and where. */
interface Pair {
  sent: Shape
  taken: Shape
  path: string
}

interface Comparison extends Exchange {
  /** Pairs of references that are being compared already: a shape may hold itself. */
  open: Set<string>
}

export function problemsOf(exchange: Exchange): Problem[] {
  return problemsIn({ ...exchange, open: new Set() }, { ...exchange, path: '' })
}

function problemsIn(comparison: Comparison, { sent, taken, path }: Pair): Problem[] {
  if (sent.$ref && taken.$ref) {
    const references = `${sent.$ref} ${taken.$ref}`
    if (comparison.open.has(references)) return []
    comparison.open.add(references)
  }
  const accepted = variantsOf(taken, comparison.taken)
  if (accepted.some(isAnything)) return []
  return variantsOf(sent, comparison.sent).flatMap((each) => problemsOfVariant(comparison, each, accepted, path))
}

function problemsOfVariant(comparison: Comparison, sent: Shape, accepted: Shape[], path: string): Problem[] {
  if (isAnything(sent)) return [{ path, why: 'may be anything now' }]
  const { side, mayGrow } = comparison
  const alike = accepted.filter(({ type }) => type === sent.type || (type === 'number' && sent.type === 'integer'))
  const [first, ...others] = alike
  if (!first) return [{ path, why: `${side === 'input' ? 'may not be' : 'may be'} ${sent.type} now` }]
  const problems = problemsOfType(comparison, { sent, taken: first, path })
  if (others.length === 0) return problems
  if (alike.some((taken) => problemsOfType(comparison, { sent, taken, path }).length === 0)) return []
  if (sent.type !== 'object') return problems
  const kind = kindOf(sent)
  const known = alike.find((taken) => kindOf(taken) === kind)
  if (known) return problemsOfType(comparison, { sent, taken: known, path: `${path}<${kind}>` })
  if (side === 'output' && mayGrow) return []
  return [{ path: `${path}<${kind}>`, why: side === 'input' ? 'is no longer taken' : 'is a new kind' }]
}

function problemsOfType(comparison: Comparison, { sent, taken, path }: Pair): Problem[] {
  const problem = (why: string): Problem => ({ path, why })
  return [
    ...(sent.enum ? strangeValues(comparison, sent.enum, taken) : looserWords(sent, taken)).map(problem),
    ...(isOtherDefault(sent, taken) ? [problem('means something else when it is left out')] : []),
    ...outside(sent, taken, ['minItems'], ['maxItems']).map(problem),
    ...(taken.items ? problemsIn(comparison, { sent: sent.items ?? {}, taken: taken.items, path: `${path}[]` }) : []),
    ...(taken.type === 'object' ? problemsOfKeys(comparison, { sent, taken, path }) : []),
  ]
}

function strangeValues({ side, mayGrow }: Comparison, values: readonly unknown[], taken: Shape): string[] {
  if (side === 'output' && (mayGrow || taken.growing)) return []
  const why = side === 'input' ? 'is no longer taken' : 'is a new value'
  return values.filter((value) => !takes(taken, value)).map((value) => `'${value}' ${why}`)
}

function takes({ enum: values, pattern, minLength = 0, maxLength = Number.POSITIVE_INFINITY }: Shape, value: unknown) {
  if (values) return values.includes(value)
  if (typeof value !== 'string') return true
  return value.length >= minLength && value.length <= maxLength && (!pattern || new RegExp(pattern).test(value))
}

/** Where any text or number may be sent. */
function looserWords(sent: Shape, taken: Shape): string[] {
  return [
    ...(taken.enum && !taken.growing ? ['may be any value now'] : []),
    ...(taken.format && sent.format !== taken.format ? [`is not always a ${taken.format} now`] : []),
    ...(taken.pattern && sent.pattern !== taken.pattern ? ['has another pattern'] : []),
    ...outside(sent, taken, ['minLength', 'minimum', 'exclusiveMinimum'], ['maxLength', 'maximum']),
  ]
}

type Lowest = 'minLength' | 'minItems' | 'minimum' | 'exclusiveMinimum'
type Highest = 'maxLength' | 'maxItems' | 'maximum'

/** The bounds that something sent may pass. */
function outside(sent: Shape, taken: Shape, lowest: Lowest[], highest: Highest[]): string[] {
  const below = lowest.filter(
    (word) => (sent[word] ?? Number.NEGATIVE_INFINITY) < (taken[word] ?? Number.NEGATIVE_INFINITY),
  )
  const above = highest.filter(
    (word) => (sent[word] ?? Number.POSITIVE_INFINITY) > (taken[word] ?? Number.POSITIVE_INFINITY),
  )
  return [...below, ...above].map((word) => `may pass its ${word} of ${taken[word]}`)
}

function isOtherDefault(sent: Shape, taken: Shape): boolean {
  return 'default' in sent && 'default' in taken && JSON.stringify(sent.default) !== JSON.stringify(taken.default)
}

function problemsOfKeys(comparison: Comparison, { sent, taken, path }: Pair): Problem[] {
  if (taken.additionalProperties) return problemsOfRecord(comparison, { sent, taken, path })
  const { side } = comparison
  const [sentKeys, takenKeys] = [keysOf(sent), keysOf(taken)]
  const at = (key: string) => (path ? `${path}.${key}` : key)
  const refused = side === 'input' ? [...sentKeys.keys()].filter((key) => !takenKeys.has(key)) : []
  return [
    ...refused.map((key) => ({ path: at(key), why: 'is refused now' })),
    ...[...takenKeys].flatMap(([key, wanted]) => {
      const found = sentKeys.get(key)
      const missing = whyMissing(side, found, wanted)
      return [
        ...(missing ? [{ path: at(key), why: missing }] : []),
        ...(found ? problemsIn(comparison, { sent: found.shape, taken: wanted.shape, path: at(key) }) : []),
      ]
    }),
  ]
}

/** An output loses no key, not even one that was there only sometimes. */
function whyMissing(side: Side, found: Key | undefined, wanted: Key): string | null {
  if (side === 'output' && !found) return 'is gone'
  if (wanted.isOptional || (found && !found.isOptional)) return null
  return side === 'input' ? 'must be given now' : 'may be missing now'
}

/** An object whose keys are data. */
function problemsOfRecord(comparison: Comparison, { sent, taken, path }: Pair): Problem[] {
  if (!sent.additionalProperties) return [{ path, why: 'has fixed keys now' }]
  const names = { sent: sent.propertyNames ?? {}, taken: taken.propertyNames ?? {}, path: `${path}{key}` }
  const values = { sent: sent.additionalProperties, taken: taken.additionalProperties ?? {}, path: `${path}{}` }
  return [...problemsIn(comparison, names), ...problemsIn(comparison, values)]
}

interface Key {
  shape: Shape
  isOptional: boolean
}

function keysOf({ properties = {} }: Shape): Map<string, Key> {
  const keys = Object.entries(properties)
  return new Map(keys.map(([key, shape]) => [key.replace(/\?$/, ''), { shape, isOptional: key.endsWith('?') }]))
}

/** One shape for each type that a value may have. */
function variantsOf(shape: Shape, root: Shape): Shape[] {
  if (shape.$ref) return variantsOf(root.$defs?.[shape.$ref.replace('#/$defs/', '')] ?? {}, root)
  if (shape.anyOf) {
    const whole: Shape = 'default' in shape ? { default: shape.default } : {}
    return shape.anyOf.flatMap((each) => variantsOf({ ...each, ...whole }, root))
  }
  const { type } = shape
  return Array.isArray(type)
    ? type.map((each) => (each === 'null' ? { type: each } : { ...shape, type: each }))
    : [shape]
}

const isAnything = ({ type, enum: values }: Shape) => type === undefined && values === undefined

/** What tells an object from others of its union: the keys that have one value only. */
function kindOf({ properties = {} }: Shape): string {
  const fixed = Object.values(properties).filter((shape) => shape.enum?.length === 1)
  return fixed.map((shape) => String(shape.enum?.[0])).join(',')
}

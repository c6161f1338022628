import * as z from 'zod'

/** What a form needs to know about a place in a document. Refinements are left out: zod checks what is typed. */
export interface SchemaNode {
  title?: string
  description?: string
  type?: string
  format?: string
  enum?: readonly (string | number)[]
  const?: unknown
  default?: unknown
  minimum?: number
  maximum?: number
  minLength?: number
  maxLength?: number
  minItems?: number
  maxItems?: number
  properties?: Record<string, SchemaNode>
  required?: readonly string[]
  items?: SchemaNode
  prefixItems?: readonly SchemaNode[]
  additionalProperties?: SchemaNode | boolean
  anyOf?: readonly SchemaNode[]
  oneOf?: readonly SchemaNode[]
}

/** Fields with their titles, help and limits. What a refinement says is not in it. */
export const nodeOf = (schema: z.ZodType): SchemaNode =>
  z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', reused: 'inline' }) as SchemaNode

/** The part that is not null, and whether null is allowed. */
export function unwrapped(node: SchemaNode): { node: SchemaNode; isNullable: boolean } {
  const branches = node.anyOf ?? []
  const [only, another] = branches.filter(({ type }) => type !== 'null')
  const isNullable = branches.some(({ type }) => type === 'null')
  if (!only || another) return { node: { ...node, anyOf: branches.filter(({ type }) => type !== 'null') }, isNullable }
  const { anyOf: _branches, ...outer } = node
  return { node: { ...only, ...outer }, isNullable }
}

/** The schema of a part: a field, or an item of a list; of a union, that of any branch. */
export function partAt(schema: SchemaNode, key: string): SchemaNode | undefined {
  const { node } = unwrapped(schema)
  if (/^\d+$/.test(key)) return node.prefixItems?.[Number(key)] ?? node.items
  const own = node.properties?.[key]
  if (own) return own
  return [...(node.oneOf ?? []), ...(node.anyOf ?? [])].flatMap((branch) => partAt(branch, key) ?? [])[0]
}

/** Whether the schema leaves open what stands there, as it does for a condition: the value is one thing, not parts. */
export function isOpen(schema: SchemaNode): boolean {
  const { type, properties, items, oneOf, anyOf = [], enum: words, const: only } = unwrapped(schema).node
  return [type, properties, items, oneOf, words, only].every((each) => each === undefined) && anyOf.length === 0
}

/** The places of a document whose value is one thing, by the schema of the document. */
export const openIn =
  (root: SchemaNode) =>
  (path: readonly string[]): boolean => {
    const place = path.reduce<SchemaNode | undefined>((node, key) => node && partAt(node, key), root)
    return place !== undefined && isOpen(place)
  }

/** Whether there is such a place anywhere in the document. */
export function hasOpen(schema: SchemaNode): boolean {
  const { properties = {}, items, prefixItems = [], oneOf = [], anyOf = [] } = unwrapped(schema).node
  const parts = [...Object.values(properties), ...(items ? [items] : []), ...prefixItems, ...oneOf, ...anyOf]
  return isOpen(schema) || parts.some(hasOpen)
}

import type * as z from 'zod'
import { type SchemaNode, unwrapped } from '#shared/base/settings/schema-node'

/** The branches of a union, by what tells them apart: a word under the same field in each, mostly `kind`. */
export function kindsIn(node: SchemaNode): { field: string; kind: string; node: SchemaNode }[] {
  const branches = node.oneOf ?? node.anyOf ?? []
  const wordIn = (branch: SchemaNode, field: string) => branch.properties?.[field]?.const
  const fields = ['kind', ...Object.keys(branches[0]?.properties ?? {})]
  const field = fields.find((each) => branches.every((branch) => typeof wordIn(branch, each) === 'string'))
  if (field === undefined) return []
  return branches.map((branch) => ({ field, kind: String(wordIn(branch, field)), node: branch }))
}

/** The first value of a place: the least that has its shape. */
export function blankOf(schema: SchemaNode): unknown {
  if (schema.default !== undefined) return schema.default
  if (schema.const !== undefined) return schema.const
  const { node, isNullable } = unwrapped(schema)
  if (isNullable) return null
  const [first] = kindsIn(node)
  if (first) return blankOf(first.node)
  if (node.enum) return node.enum[0]
  switch (node.type) {
    case 'object':
      return blankObject(node)
    case 'array':
      return (node.prefixItems ?? []).map(blankOf)
    case 'integer':
    case 'number':
      return Math.max(0, node.minimum ?? 0)
    case 'boolean':
      return false
    default:
      return ''
  }
}

function blankObject({ properties = {}, required = [] }: SchemaNode): Record<string, unknown> {
  const wanted = Object.entries(properties).filter(([key]) => required.includes(key))
  return Object.fromEntries(wanted.map(([key, part]) => [key, blankOf(part)]))
}

/** Whether the place has parts. */
export function isComposite(node: SchemaNode): boolean {
  return node.type === 'object' || node.type === 'array' || kindsIn(node).length > 0
}

/** Whether the place is a list of plain values, which are chosen or typed; a list of objects is a list of forms. */
export function isChoiceList({ items }: SchemaNode): boolean {
  const type = items?.type
  return type === 'string' || type === 'integer' || items?.enum !== undefined
}

/** The first value of a part that is switched on; never null. */
export function filledBlank(node: SchemaNode): unknown {
  return blankOf({ ...node, default: undefined })
}

export type Path = readonly (string | number)[]

/** The document with a new value at a place; objects stay objects and lists stay lists. */
export function withAt(document: unknown, [first, ...rest]: Path, value: unknown): unknown {
  if (first === undefined) return value
  if (Array.isArray(document)) {
    return document.map((each, index) => (index === first ? withAt(each, rest, value) : each))
  }
  const before = isRecord(document) ? document : {}
  if (rest.length === 0 && value === undefined) {
    const { [first]: _gone, ...others } = before
    return others
  }
  return { ...before, [first]: withAt(before[first], rest, value) }
}

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** What is wrong with the document, by place: 'tiers.2.threshold' → sentences. */
export function problemsOf(schema: z.ZodType, document: unknown): Map<string, string[]> {
  const found = new Map<string, string[]>()
  const parsed = schema.safeParse(document)
  for (const { path, message } of parsed.error?.issues ?? []) {
    const place = path.join('.')
    found.set(place, [...(found.get(place) ?? []), inChinese(message)])
  }
  // An empty value is invalid as well; one message is enough.
  for (const [place, words] of found) if (words.includes(EMPTY)) found.set(place, [EMPTY])
  return found
}

const EMPTY = '要填'

/** Messages of our rules are Chinese already; those of the library say only that the value has the wrong form. */
function inChinese(message: string): string {
  if (/[\u4e00-\u9fff]/.test(message)) return message
  const least = />=?\s*(-?\d+)/.exec(message)
  if (/Too small: expected string/.test(message)) return least?.[1] === '1' ? EMPTY : `至少 ${least?.[1]} 个字`
  if (/Too small: expected array/.test(message)) return `还没有选，至少选 ${least?.[1] ?? 1} 个`
  if (/Too small/.test(message)) return least ? `太小，至少 ${least[1]}` : '太少'
  const most = /<=?\s*(-?\d+)/.exec(message)
  if (/Too big/.test(message)) return most ? `太大，最多 ${most[1]}` : '太多'
  return '格式不对'
}

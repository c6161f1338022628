import { nodeOf, type SchemaNode } from '#shared/base/settings/schema-node'
import { definitionSchema, type NodeKind, nodeSchema } from '#shared/reach/journey/definition'

/** What the form says where the schema says the same of two fields, or counts in fen. */
const TITLES: Record<string, string> = {
  yes: '符合的，去',
  no: '不符合的，去',
  otherwise: '没等到的，去',
  next: '然后去',
  budgetFen: '预算，最多花',
  minFen: '消费至少',
  fenPer100Points: '100 积分算多少钱',
}
/** The kinds of what a journey begins with, which say nothing of themselves. */
const KINDS: Record<string, string> = { fact: '会员做一件事', segment: '进入人群', moment: '到了日子' }
/** Written in several lines. */
const PROSE = ['body', 'say']
/** Drawn by the builder of conditions or by the picture, or of no use to a person. */
const ELSEWHERE = ['condition', 'place', 'id', 'kind']

/** The form of a kind of step, without what is edited elsewhere. */
export function stepSchema(kind: NodeKind): SchemaNode | null {
  const option = nodeSchema.options.find((each) => each.shape.kind.value === kind)
  if (!option) return null
  const schema = prepared(without(nodeOf(option), ELSEWHERE))
  // Of these two, the first way is that it came.
  return kind === 'waitFor' ? retitled(schema, 'next', '等到了的，去') : schema
}

/** The form of the whole journey without its steps. */
export function wholeSchema(): SchemaNode {
  return prepared(without(nodeOf(definitionSchema), ['nodes', 'condition']))
}

function without(node: SchemaNode, keys: readonly string[]): SchemaNode {
  const kept = Object.entries(node.properties ?? {}).filter(
    ([key]) => !keys.includes(key) || (key === 'kind' && isChosen(node)),
  )
  return { ...node, properties: Object.fromEntries(kept) }
}

const isChosen = ({ properties }: SchemaNode) => properties?.kind?.const === undefined

function prepared(node: SchemaNode): SchemaNode {
  const properties = Object.entries(node.properties ?? {}).map(([key, part]) => {
    const title = TITLES[key] ?? part.title
    const inner = prepared(part)
    return [key, { ...inner, ...(title !== undefined && { title }), ...(PROSE.includes(key) && { format: 'prose' }) }]
  })
  return {
    ...node,
    ...(node.properties && { properties: Object.fromEntries(properties) }),
    ...(node.items && { items: prepared(node.items) }),
    ...(node.anyOf && { anyOf: node.anyOf.map(prepared) }),
    ...(node.oneOf && { oneOf: node.oneOf.map(named) }),
  }
}

function named(node: SchemaNode): SchemaNode {
  const kind = node.properties?.kind?.const
  const title = node.title ?? (typeof kind === 'string' ? KINDS[kind] : undefined)
  return { ...prepared(node), ...(title !== undefined && { title }) }
}

const retitled = (node: SchemaNode, key: string, title: string): SchemaNode => ({
  ...node,
  properties: { ...node.properties, [key]: { ...node.properties?.[key], title } },
})

import type { RawNode } from './compile'

/** Who answers the events of a node: the page, or the component whose template the node stands in. */
export interface Owner {
  /** Path in the package without an ending, such as 'pages/home/index' or 'comp'. */
  path: string
  call(method: string, event: unknown): void
  hasMethod(method: string): boolean
}

export interface ViewNode {
  /** As written in WXML: 'view', 'text', 'button'. */
  tag: string
  attributes: Record<string, unknown>
  children: (ViewNode | string)[]
  parent: ViewNode | null
  owner: Owner
}

/** Renders a custom component; null for a tag of WeChat's own. */
export type ExpandComponent = (tag: string, owner: Owner, attributes: Record<string, unknown>) => Expansion | null

export interface Expansion {
  owner: Owner
  content: RawNode
}

export function buildView(
  raw: RawNode,
  owner: Owner,
  expand: ExpandComponent,
  parent: ViewNode | null = null,
): ViewNode {
  const node: ViewNode = { tag: plainTag(raw.tag), attributes: raw.attr ?? {}, children: [], parent, owner }
  const expansion = expand(node.tag, owner, node.attributes)
  if (expansion) append(node, expansion.content.children ?? [], expansion.owner, expand)
  else append(node, raw.children ?? [], owner, expand)
  return node
}

function append(parent: ViewNode, children: (RawNode | string)[], owner: Owner, expand: ExpandComponent): void {
  for (const child of children) {
    if (typeof child !== 'object') parent.children.push(String(child))
    else if (child.tag === 'virtual') append(parent, child.children ?? [], owner, expand)
    else parent.children.push(buildView(child, owner, expand, parent))
  }
}

function plainTag(tag: string): string {
  return tag.startsWith('wx-') ? tag.slice(3) : tag
}

export function isHidden(node: ViewNode): boolean {
  return node.attributes.hidden === true || /display:\s*none/.test(String(node.attributes.style ?? ''))
}

/** What a person reads in a node, without gaps. */
export function textOf(node: ViewNode | string): string {
  if (typeof node === 'string') return node
  return isHidden(node) ? '' : node.children.map(textOf).join('')
}

/** What a person reads on the screen: a line for each `text` element and each loose text. */
export function linesOf(node: ViewNode): string[] {
  if (isHidden(node)) return []
  if (node.tag === 'text') return [textOf(node)].filter((line) => line.trim() !== '')
  return node.children.flatMap((child) =>
    typeof child === 'string' ? (child.trim() === '' ? [] : [child]) : linesOf(child),
  )
}

/** The node and everything in it, outer first; hidden parts left out. */
export function* walk(node: ViewNode): Generator<ViewNode> {
  if (isHidden(node)) return
  yield node
  for (const child of node.children) if (typeof child !== 'string') yield* walk(child)
}

export function* withAncestors(node: ViewNode): Generator<ViewNode> {
  for (let current: ViewNode | null = node; current; current = current.parent) yield current
}

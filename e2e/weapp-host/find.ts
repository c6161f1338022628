import { linesOf, textOf, type ViewNode, walk, withAncestors } from './view'

/**
 * Finds one element by `#id`, `.class`, `[attribute=value]`, or by what it says: its whole text, its accessible name or its
 * placeholder. Of nested elements that say the same, the innermost. Throws, with what the screen shows, unless exactly one fits.
 */
export function findOne(root: ViewNode, target: string, fits: (node: ViewNode) => boolean = () => true): ViewNode {
  const matches = [...walk(root)].filter((node) => isTarget(node, target))
  const innermost = matches.filter((node) => !matches.some((other) => other !== node && contains(node, other)))
  const fitting = innermost.filter(fits)
  const [only, ...others] = fitting.length > 0 ? fitting : innermost
  if (!only) throw new Error(`Nothing on the screen is '${target}'. It shows:\n${linesOf(root).join('\n')}`)
  if (others.length > 0) throw new Error(`${others.length + 1} elements on the screen are '${target}'.`)
  return only
}

function isTarget(node: ViewNode, target: string): boolean {
  const { id, class: classes, ariaLabel, placeholder } = node.attributes
  if (target.startsWith('#')) return id === target.slice(1)
  if (target.startsWith('.'))
    return String(classes ?? '')
      .split(/\s+/)
      .includes(target.slice(1))
  const attribute = /^\[([\w-]+)=(.*)\]$/.exec(target)
  if (attribute) return String(node.attributes[camelCase(attribute[1] ?? '')] ?? '') === attribute[2]
  return textOf(node).trim() === target || ariaLabel === target || placeholder === target
}

function contains(outer: ViewNode, inner: ViewNode): boolean {
  return [...withAncestors(inner)].includes(outer)
}

/** WeChat's compiler writes `form-type` as `formType`; only `data-*` keeps its hyphens. */
export function camelCase(name: string): string {
  return name.startsWith('data-') ? name : name.replace(/-(\w)/g, (_match, letter: string) => letter.toUpperCase())
}

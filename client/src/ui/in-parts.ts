/** WeChat is slow to lay out a node with more than 60 children. */
export const CHILDREN_MAX = 50

/** Cuts a growing list into parts, each rendered in a separate node. */
export function inParts<T>(list: readonly T[]): T[][] {
  const parts: T[][] = []
  for (let from = 0; from < list.length; from += CHILDREN_MAX) parts.push(list.slice(from, from + CHILDREN_MAX))
  return parts
}

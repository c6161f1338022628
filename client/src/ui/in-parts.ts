/** WeChat lays out a node of more than 60 children slowly. */
export const CHILDREN_MAX = 50

/** A list that grows with every page, cut into parts of which each is a node of its own. */
export function inParts<T>(list: readonly T[]): T[][] {
  const parts: T[][] = []
  for (let from = 0; from < list.length; from += CHILDREN_MAX) parts.push(list.slice(from, from + CHILDREN_MAX))
  return parts
}

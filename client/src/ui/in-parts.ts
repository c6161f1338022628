import { partsOf } from '#shared/kernel/parts'

/** WeChat is slow to lay out a node with more than 60 children. */
export const CHILDREN_MAX = 50

/** Cuts a growing list into parts, each rendered in a separate node. */
export function inParts<T>(list: readonly T[]): T[][] {
  return partsOf(list, CHILDREN_MAX)
}

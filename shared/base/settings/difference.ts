/** One place in which two documents differ; `null` where there is nothing. */
export interface Difference {
  /** Such as `tiers.2.threshold`. */
  path: string
  before: unknown
  after: unknown
}

/** Whether the value at a path is one thing: then it differs as a whole, and is not gone into. */
export type IsWhole = (path: readonly string[]) => boolean

/** All places in which two plain documents differ, in the order of the documents. */
export const differences = (before: unknown, after: unknown, isWhole: IsWhole = () => false): Difference[] =>
  within({ before, after }, [], isWhole)

function within(both: Pick<Difference, 'before' | 'after'>, path: readonly string[], isWhole: IsWhole): Difference[] {
  const { before, after } = both
  const isOne = path.length > 0 && isWhole(path)
  if (isBranch(before) && isBranch(after) && Array.isArray(before) === Array.isArray(after)) {
    const keys = new Set([...Object.keys(before), ...Object.keys(after)])
    const inside = [...keys].flatMap((key) =>
      within({ before: before[key], after: after[key] }, [...path, key], isWhole),
    )
    return isOne && inside.length > 0 ? [{ path: path.join('.'), before, after }] : isOne ? [] : inside
  }
  if (isSame(before, after)) return []
  return [{ path: path.join('.'), before: before ?? null, after: after ?? null }]
}

function isBranch(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

/** An array and an object are never the same; two leaves are when they are equal. */
function isSame(before: unknown, after: unknown): boolean {
  return !isBranch(before) && !isBranch(after) && Object.is(before ?? null, after ?? null)
}

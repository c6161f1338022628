/** One place in which two documents differ; `null` where there is nothing. */
export interface Difference {
  /** Such as `tiers.2.threshold`. */
  path: string
  before: unknown
  after: unknown
}

/** All places in which two plain documents differ, in the order of the documents. */
export function differences(before: unknown, after: unknown, path = ''): Difference[] {
  if (isBranch(before) && isBranch(after) && Array.isArray(before) === Array.isArray(after)) {
    const keys = new Set([...Object.keys(before), ...Object.keys(after)])
    return [...keys].flatMap((key) => differences(before[key], after[key], path ? `${path}.${key}` : key))
  }
  if (isSame(before, after)) return []
  return [{ path, before: before ?? null, after: after ?? null }]
}

function isBranch(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

/** An array and an object are never the same; two leaves are when they are equal. */
function isSame(before: unknown, after: unknown): boolean {
  return !isBranch(before) && !isBranch(after) && Object.is(before ?? null, after ?? null)
}

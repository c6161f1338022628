/**
 * A page of what was read newest first, at least one more than fits where there is more: what shares an instant stays on one page, because the next one begins before it.
 * Of more at one instant than a page has, those that were read are shown.
 */
export function wholeInstants<T>(
  found: readonly T[],
  size: number,
  atOf: (each: T) => number,
): { page: readonly T[]; nextBeforeAt: number | null } {
  const beyond = found[size]
  if (beyond === undefined) return { page: found, nextBeforeAt: null }
  const whole = found.filter((each) => atOf(each) > atOf(beyond))
  const page = whole.length > 0 ? whole : found
  const last = page.at(-1)
  return { page, nextBeforeAt: last === undefined ? null : atOf(last) }
}

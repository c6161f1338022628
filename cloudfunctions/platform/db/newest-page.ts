/** Where a newest-first list continues: before an instant, or after an id among the documents of that instant. */
export interface NewestPosition {
  at: number
  id: string | null
}

/** How one list is read. */
export interface NewestReading<D> {
  atOf: (document: D) => number
  /** The newest before an instant. */
  before: (at: number, limit: number) => Promise<D[]>
  /** The documents of one instant after an id, in the order of ids. */
  within: (at: number, afterId: string, limit: number) => Promise<D[]>
}

/**
 * A page of such a list without losing or repeating any, even if a job wrote thousands in one instant: documents of one
 * instant stay on one page, or are paged by id if a page cannot hold them. Every sort needs just an index on the time.
 */
export async function newestPage<D extends { _id: string }>(
  { atOf, before, within }: NewestReading<D>,
  from: NewestPosition,
  size: number,
): Promise<{ page: D[]; next: NewestPosition | null }> {
  if (from.id !== null) {
    const rest = await within(from.at, from.id, size + 1)
    if (rest.length > 0) return pageWithin(rest, from.at, size)
  }
  const found = await before(from.at, size + 1)
  if (found.length <= size) return { page: found, next: null }
  const last = found[size] as D
  const whole = found.filter((document) => atOf(document) !== atOf(last))
  if (whole.length === 0) return pageWithin(await within(atOf(last), '', size + 1), atOf(last), size)
  return { page: whole, next: { at: atOf(whole.at(-1) as D), id: null } }
}

function pageWithin<D extends { _id: string }>(found: D[], at: number, size: number) {
  const page = found.slice(0, size)
  return { page, next: { at, id: found.length > size ? (page.at(-1)?._id ?? null) : null } }
}

export interface AuditLine {
  _id: string
  at: number
}

export interface AuditPosition {
  at: number
  id: string
}

/** Newest first, and of one instant by id, so that a page has one beginning. */
function inOrder(one: AuditLine, other: AuditLine): number {
  return other.at - one.at || (one._id < other._id ? -1 : 1)
}

/** A page of what was read, behind `after`; `isFull` when there may be more than was read. */
export function toAuditPage<L extends AuditLine>(
  read: readonly L[],
  after: AuditPosition | null,
  { size, isFull }: { size: number; isFull: boolean },
): { lines: L[]; next: AuditPosition | null } {
  const ordered = [...read].sort(inOrder)
  const open = ordered.filter(({ at, _id }) => !after || at < after.at || (at === after.at && _id > after.id))
  const page = open.slice(0, size)
  const last = page[page.length - 1]
  const isLast = !isFull && page.length === open.length
  // More than was read at one instant: the rest of that instant is passed over, so that the list goes on.
  const passed = after && isFull && !last ? { at: after.at - 1, id: '' } : null
  return { lines: page, next: passed ?? (isLast || !last ? null : { at: last.at, id: last._id }) }
}

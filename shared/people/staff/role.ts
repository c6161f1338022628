/** Widest last. A wider role may do all that a narrower one may, for more stores. */
export const STAFF_ROLES = ['clerk', 'manager', 'region', 'headquarters'] as const
export type StaffRole = (typeof STAFF_ROLES)[number]

/** Who acts and where. `storeIds: null` means every store (headquarters). */
export interface StaffScope {
  staffId: string
  role: StaffRole
  storeIds: string[] | null
  /** Codes that were none, since `fromAt`. */
  wrongCodes: WrongCodes | null
}

export interface WrongCodes {
  fromAt: number
  count: number
}

export function isRoleAtLeast(role: StaffRole, needed: StaffRole): boolean {
  return STAFF_ROLES.indexOf(role) >= STAFF_ROLES.indexOf(needed)
}

/** What a person is at the shop, and where. Headquarters have no list: every store is theirs. */
export interface Employment {
  role: StaffRole
  storeIds: string[]
}

/**
 * Two records of one person become one. One role holds for all stores of a person, so that of two roles the wider one
 * stays, for its own stores only: a merge never makes anybody more than they were.
 */
export function joinedEmployment(own: Employment, other: Employment | null): Employment {
  const { role, storeIds } = own
  if (!other) return { role, storeIds }
  if (role === other.role) return { role, storeIds: [...new Set([...other.storeIds, ...storeIds])] }
  const wider = isRoleAtLeast(role, other.role) ? own : other
  return { role: wider.role, storeIds: wider.storeIds }
}

/**
 * And they become two again: each has what it had, without the stores that were taken away meanwhile. What was given
 * meanwhile stays with the record that carried on.
 */
export function partedEmployment(
  { own, before }: { own: Employment; before: Employment | null },
  now: Employment,
): { own: Employment | null; other: Employment | null } {
  const joined = joinedEmployment(own, before)
  const taken = joined.storeIds.filter((id) => !now.storeIds.includes(id))
  const given = now.storeIds.filter((id) => !joined.storeIds.includes(id))
  const kept = before && without(before, taken)
  const other = kept ?? (given.length > 0 ? { role: before?.role ?? now.role, storeIds: [] } : null)
  return { own: without(own, taken), other: other && { ...other, storeIds: [...other.storeIds, ...given] } }
}

function without({ role, storeIds }: Employment, taken: readonly string[]): Employment | null {
  const left = storeIds.filter((id) => !taken.includes(id))
  return left.length > 0 || role === 'headquarters' ? { role, storeIds: left } : null
}

export function coversStore(scope: StaffScope, storeId: string): boolean {
  return scope.storeIds === null || scope.storeIds.includes(storeId)
}

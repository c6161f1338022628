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

export function coversStore(scope: StaffScope, storeId: string): boolean {
  return scope.storeIds === null || scope.storeIds.includes(storeId)
}

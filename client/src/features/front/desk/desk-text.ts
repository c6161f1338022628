import type { StaffRole } from '#shared/people/staff/role'
import { ROLE_NAMES } from '#shared/people/staff/role-names'

/** '所有者', '总部', '3 项权限': the role with which a browser is let in. */
export function asWhomText({
  isOwner,
  role,
  grants,
}: {
  isOwner: boolean
  role: StaffRole | null
  grants: readonly unknown[]
}): string {
  if (isOwner) return '所有者'
  return role === null ? `${grants.length} 项权限` : ROLE_NAMES[role]
}

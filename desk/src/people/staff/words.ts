import type { STAFF_ROLES } from '#shared/people/staff/role'

export const ROLES: Record<(typeof STAFF_ROLES)[number], string> = {
  clerk: '店员',
  manager: '店长',
  region: '区域',
  headquarters: '总部',
}

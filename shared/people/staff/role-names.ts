import type { StaffRole } from './role'

/** As people read them. */
export const ROLE_NAMES: Record<StaffRole, string> = {
  clerk: '店员',
  manager: '店长',
  region: '区域负责人',
  headquarters: '总部',
}

import { businessDayOf } from '#shared/kernel/business-day'
import { isRoleAtLeast, type StaffRole } from '#shared/people/staff/role'
import { ROLE_NAMES } from '#shared/people/staff/role-names'
import { dayText } from '../../../ui/time-text'

/** Who works here, and who may change that. */
export function leadsTeam(role: StaffRole): boolean {
  return isRoleAtLeast(role, 'manager')
}

/** '店员 · 2026年11月3日加入' */
export function colleagueText(role: StaffRole, appointedAt: number): string {
  const day = businessDayOf(appointedAt)
  return `${ROLE_NAMES[role]} · ${day.slice(0, 4)}年${dayText(day)}加入`
}

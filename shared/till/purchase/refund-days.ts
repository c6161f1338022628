import { addDays, type BusinessDay } from '#shared/kernel/business-day'
import { isRoleAtLeast, type StaffRole } from '#shared/people/staff/role'
import { defaultRefundDays, type TillRules } from '#shared/people/staff/rules'

/** How many days after a purchase someone of this role may still pay it back at a till; after that it is the operators'. */
export function refundDaysOf(role: StaffRole, { refundDays = defaultRefundDays }: TillRules): number {
  return isRoleAtLeast(role, 'manager') ? refundDays.manager : refundDays.clerk
}

/** The earliest day whose purchases someone of this role pays back, or looks through. */
export function refundFromDay(today: BusinessDay, role: StaffRole, rules: TillRules): BusinessDay {
  return addDays(today, -refundDaysOf(role, rules))
}

import { isRoleAtLeast, type StaffRole } from '#shared/staff/role'
import type { SaleLimits } from './rules'

export type SaleLimit = 'purchase' | 'day' | 'storeDay'

/** Which limit a sale would pass, how much it allows, and how much of it is left. */
export interface OverLimit {
  limit: SaleLimit
  maxFen: number
  leftFen: number
}

/** Of today at the store, what still stands. */
export interface SoldToday {
  byClerkFen: number
  inStoreFen: number
}

/** The limit of a single purchase: known without looking at the day. */
export function overPurchaseLimit(amountFen: number, role: StaffRole, limits: SaleLimits): OverLimit | null {
  const { purchaseFen } = limitsOf(role, limits)
  return overLimit('purchase', amountFen, 0, purchaseFen)
}

/** The limits of a day, the clerk's own first: somebody else may still ring it up. */
export function overDayLimit(
  amountFen: number,
  role: StaffRole,
  { sold, limits }: { sold: SoldToday; limits: SaleLimits },
): OverLimit | null {
  return (
    overLimit('day', amountFen, sold.byClerkFen, limitsOf(role, limits).dayFen) ??
    overLimit('storeDay', amountFen, sold.inStoreFen, limits.storeDayFen)
  )
}

/** Fewer sales than this never make a day too large, so that ordinary ones cost no look at the day. */
const SMALL_SALES = 50

/** Whether the day has to be added up for such a sale: not where there is no limit, nor for a small part of it. */
export function asksForDay(amountFen: number, role: StaffRole, limits: SaleLimits): boolean {
  const dayLimits = [limitsOf(role, limits).dayFen, limits.storeDayFen]
  return dayLimits.some((maxFen) => maxFen !== null && amountFen * SMALL_SALES > maxFen)
}

function limitsOf(role: StaffRole, { clerk, manager }: SaleLimits) {
  return isRoleAtLeast(role, 'manager') ? manager : clerk
}

function overLimit(limit: SaleLimit, amountFen: number, soldFen: number, maxFen: number | null): OverLimit | null {
  if (maxFen === null || amountFen === 0 || soldFen + amountFen <= maxFen) return null
  return { limit, maxFen, leftFen: Math.max(maxFen - soldFen, 0) }
}

import { isRoleAtLeast, type StaffRole } from '#shared/people/staff/role'
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

/** What one instance knows of today: what it found when it last added up the day, and what it has let through since. */
export interface KnownOfDay {
  found: SoldToday
  since: SoldToday
}

export const nothingSold: SoldToday = { byClerkFen: 0, inStoreFen: 0 }
const nothingKnown: KnownOfDay = { found: nothingSold, since: nothingSold }

/** A sale below this part of a limit is not checked against the day, so that ordinary sales do not add it up. */
const UNSEEN_PARTS = 50

/**
 * Whether the day has to be added up for such a sale: not where there is no limit, nor while it is, with all that
 * this instance has let through since it last looked, a small part of the limit and within what was left then.
 */
export function asksForDay(
  amountFen: number,
  role: StaffRole,
  limits: SaleLimits,
  { found, since }: KnownOfDay = nothingKnown,
): boolean {
  const asks = (maxFen: number | null, foundFen: number, sinceFen: number) =>
    maxFen !== null && ((sinceFen + amountFen) * UNSEEN_PARTS > maxFen || foundFen + sinceFen + amountFen > maxFen)
  return (
    asks(limitsOf(role, limits).dayFen, found.byClerkFen, since.byClerkFen) ||
    asks(limits.storeDayFen, found.inStoreFen, since.inStoreFen)
  )
}

function limitsOf(role: StaffRole, { clerk, manager }: SaleLimits) {
  return isRoleAtLeast(role, 'manager') ? manager : clerk
}

function overLimit(limit: SaleLimit, amountFen: number, soldFen: number, maxFen: number | null): OverLimit | null {
  if (maxFen === null || amountFen === 0 || soldFen + amountFen <= maxFen) return null
  return { limit, maxFen, leftFen: Math.max(maxFen - soldFen, 0) }
}

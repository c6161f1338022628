import { businessDayOf, endOfDay, startOfDay } from '#shared/kernel/business-day'
import { asksForDay, type OverLimit, overDayLimit, overPurchaseLimit } from '#shared/purchase/limits'
import { saleLimits } from '#shared/purchase/rules'
import type { StaffContext } from '../../platform/context'
import { DomainError } from '../../platform/domain-error'
import { rulesInForce } from '../settings/rules.service'
import { sumPurchasesOfStore } from './purchase.repository'

/** @throws DomainError SALE_OVER_LIMIT when a single purchase is larger than the caller may record */
export async function requireUnderPurchaseLimit(context: StaffContext, amountFen: number): Promise<void> {
  const limits = await rulesInForce(context, saleLimits)
  refuse(context, overPurchaseLimit(amountFen, context.staff.role, limits))
}

/**
 * The limits of the day, for sales that are more than a small part of one. Added up before the sale is written: two
 * sales in the same instant may pass a limit together, by one sale. It is a guard for people and no part of the books.
 * @throws DomainError SALE_OVER_LIMIT
 */
export async function requireUnderDayLimits(context: StaffContext, storeId: string, amountFen: number): Promise<void> {
  const { db, now, staff } = context
  const limits = await rulesInForce(context, saleLimits)
  if (!asksForDay(amountFen, staff.role, limits)) return
  const day = businessDayOf(now)
  const groups = await sumPurchasesOfStore(db, storeId, { fromAt: startOfDay(day), toAt: endOfDay(day) })
  const sold = { byClerkFen: 0, inStoreFen: 0 }
  for (const { key, sums } of groups) {
    // What a file brought was rung up elsewhere.
    if (key === 'null') continue
    const fen = (sums.amountFen ?? 0) - (sums.refundedFen ?? 0)
    sold.inStoreFen += fen
    if (key === staff.staffId) sold.byClerkFen += fen
  }
  refuse(context, overDayLimit(amountFen, staff.role, { sold, limits }))
}

function refuse({ staff }: StaffContext, over: OverLimit | null): void {
  if (over) throw new DomainError('SALE_OVER_LIMIT', { ...over, role: staff.role })
}

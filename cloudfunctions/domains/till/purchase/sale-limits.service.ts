import { type BusinessDay, businessDayOf, endOfDay, startOfDay } from '#shared/kernel/business-day'
import {
  asksForDay,
  type OverLimit,
  overDayLimit,
  overPurchaseLimit,
  type SoldToday,
} from '#shared/till/purchase/limits'
import { saleLimits } from '#shared/till/purchase/rules'
import type { ServingContext } from '../../../platform/context'
import { DomainError } from '../../../platform/domain-error'
import { onCoolDown } from '../../../platform/warm-data'
import { rulesInForce } from '../../base/settings/settings.face'
import { sumPurchasesOfStore } from './purchase.repository'

/** @throws DomainError SALE_OVER_LIMIT when a single purchase is larger than the caller may record */
export async function requireUnderPurchaseLimit(context: ServingContext, amountFen: number): Promise<void> {
  const limits = await rulesInForce(context, saleLimits)
  refuse(context, overPurchaseLimit(amountFen, context.staff.role, limits))
}

/** In fen, of one clerk at a store or of a store: found when the day was last added up, and let through since. */
interface LimitUse {
  found: number
  since: number
}

// A warm instance counts what it lets through by itself: ordinary sales cost no round trip, and many small ones are seen.
let counted: { day: BusinessDay; passed: Map<string, LimitUse> } | null = null

onCoolDown(() => {
  counted = null
})

function passedOf(day: BusinessDay, key: string): LimitUse {
  if (counted?.day !== day) counted = { day, passed: new Map() }
  const known = counted.passed.get(key) ?? { found: 0, since: 0 }
  counted.passed.set(key, known)
  return known
}

/**
 * Checks the day's limits each time this instance has let through a small part of one; each instance may let such a
 * part through unchecked. The sums are read before the sale is written, so two simultaneous sales may exceed a limit by
 * one sale. The limits guard people against mistakes; the books do not depend on them.
 * @throws DomainError SALE_OVER_LIMIT
 */
export async function requireUnderDayLimits(
  context: ServingContext,
  storeId: string,
  amountFen: number,
): Promise<void> {
  const { now, staff } = context
  const limits = await rulesInForce(context, saleLimits)
  const day = businessDayOf(now)
  const clerk = passedOf(day, `${storeId}:${staff.staffId}`)
  const store = passedOf(day, storeId)
  const known = {
    found: { byClerkFen: clerk.found, inStoreFen: store.found },
    since: { byClerkFen: clerk.since, inStoreFen: store.since },
  }
  if (asksForDay(amountFen, staff.role, limits, known)) {
    const sold = await soldToday(context, storeId, day)
    Object.assign(clerk, { found: sold.byClerkFen, since: 0 })
    Object.assign(store, { found: sold.inStoreFen, since: 0 })
    refuse(context, overDayLimit(amountFen, staff.role, { sold, limits }))
  }
  clerk.since += amountFen
  store.since += amountFen
}

async function soldToday({ db, staff }: ServingContext, storeId: string, day: BusinessDay): Promise<SoldToday> {
  const groups = await sumPurchasesOfStore(db, storeId, { fromAt: startOfDay(day), toAt: endOfDay(day) })
  const sold = { byClerkFen: 0, inStoreFen: 0 }
  for (const { key, sums } of groups) {
    // Purchases from files were rung up elsewhere.
    if (key === 'null') continue
    const fen = (sums.amountFen ?? 0) - (sums.refundedFen ?? 0)
    sold.inStoreFen += fen
    if (key === staff.staffId) sold.byClerkFen += fen
  }
  return sold
}

function refuse({ staff }: ServingContext, over: OverLimit | null): void {
  if (over) throw new DomainError('SALE_OVER_LIMIT', { ...over, role: staff.role })
}

import { businessDayOf } from '#shared/kernel/business-day'
import type { Account } from '#shared/ledger/account/account'

/** At least so many days with an act of the friend's own, from what the account counts anyway. */
export function activeDaysOf({ joinedDay, checkIn, counters }: Account): number {
  const lastSeenAt = Math.max(counters.lastSeenAt ?? 0, counters.lastPurchaseAt ?? 0)
  const isSeenLater = lastSeenAt > 0 && businessDayOf(lastSeenAt) > joinedDay
  return Math.max(checkIn.totalDays, counters.purchaseCount, isSeenLater ? 2 : 1)
}

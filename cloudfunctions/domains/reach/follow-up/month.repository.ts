import type { BusinessMonth } from '#shared/kernel/business-day'
import { collection } from '../../../platform/db/collection'
import type { Db, Reader, Tx } from '../../../platform/db/db'

/** The coupons that a clerk has given in a month: what the limit is held to. `_id` is `<staff>:<month>`. */
export interface ClerkMonth {
  _id: string
  staffId: string
  month: BusinessMonth
  /** The follow-ups with which one was given. */
  given: string[]
}

const months = collection<ClerkMonth>('follow_up_months')

export const monthId = (staffId: string, month: BusinessMonth): string => `${staffId}:${month}`
export const findMonth = (reader: Reader, staffId: string, month: BusinessMonth) =>
  reader.find(months, monthId(staffId, month))
export const saveMonth = (tx: Tx, month: ClerkMonth) => tx.save(months, month)
export const givenIn = (month: ClerkMonth | null): number => month?.given.length ?? 0
/** By byStaff. */
export const removeMonthsOf = (db: Db, staffIds: readonly string[]) =>
  db.removeWhere(months, { staffId: { in: staffIds } })

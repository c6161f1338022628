import { type BusinessDay, businessDayOf, endOfDay, startOfDay } from '#shared/kernel/business-day'
import { savedFen } from '#shared/till/purchase/saved'
import type { MemberContext } from '../../../platform/context'
import { recordsOfPerson } from '../../people/member/member.face'
import { listKeptInPart, sumKeptWhole } from './purchase.repository'

/** More partial returns than anybody makes in a year; beyond this the oldest are not counted. */
const IN_PART_MAX = 1000

/**
 * The caller's year so far. The database adds up purchases that were kept whole; each purchase returned in part is
 * computed separately, as its receipt shows it.
 */
export async function sumMine({ db, now, memberId }: MemberContext) {
  const records = await recordsOfPerson(db, memberId)
  const year = Number(businessDayOf(now).slice(0, 4))
  const span = {
    fromAt: startOfDay(`${year}-01-01` as BusinessDay),
    toAt: endOfDay(`${year}-12-31` as BusinessDay),
  }
  const [whole, parts] = await Promise.all([
    sumKeptWhole(db, records, span),
    listKeptInPart(db, records, span, IN_PART_MAX),
  ])
  const sum = { year, purchases: 0, paidFen: 0, savedFen: 0 }
  for (const { count, sums } of whole) {
    sum.purchases += count
    sum.paidFen += sums.amountFen ?? 0
    sum.savedFen += sums.discountFen ?? 0
  }
  for (const purchase of parts) {
    sum.purchases += 1
    sum.paidFen += purchase.amountFen - purchase.refundedFen
    sum.savedFen += savedFen(purchase)
  }
  return sum
}

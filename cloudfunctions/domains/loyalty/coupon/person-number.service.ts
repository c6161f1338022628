import type { Context } from '../../../platform/context'
import { isNew } from '../../../platform/db/is-new'
import type { StoredCoupon } from './coupon.repository'
import { findNumber, insertNumber, numberIdOf, takeNumberOver } from './person-number.repository'
import { TAKEN_LAPSES_AFTER_MS } from './stock.repository'

/**
 * Takes a coupon's number as a person's n-th copy, before the coupon is written. Whoever would write the same coupon goes on
 * with the number at once, whatever brings it: one of them writes it. If the number is another coupon's, that is
 * either about to be written, and then it is counted when it is read again; or whoever was about to write it is dead, and
 * then the number is free.
 */
export async function takeNumber(
  { db, now }: Pick<Context, 'db' | 'now'>,
  { _id: couponId, templateId, issuedTo, person }: StoredCoupon,
): Promise<boolean> {
  const wanted = { _id: numberIdOf(templateId, person.key, person.tally.issued), issuedTo, couponId, at: now }
  if (await isNew(insertNumber(db, wanted))) return true
  const taken = await findNumber(db, wanted._id)
  if (!taken) return false
  const isSame = taken.couponId === couponId
  if (!isSame && taken.at > now - TAKEN_LAPSES_AFTER_MS) return false
  // It is meant from now on, so that nobody takes it for dead meanwhile.
  return (isSame && taken.at >= now) || takeNumberOver(db, taken, wanted)
}

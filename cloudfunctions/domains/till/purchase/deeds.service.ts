import type { Deed } from '#shared/base/facts/deed'
import type { Told } from '#shared/base/facts/told-facts'
import type { Purchase } from '#shared/till/purchase/purchase'
import type { Context } from '../../../platform/context'
import type { Reader } from '../../../platform/db/db'
import { recordsOfPerson } from '../../people/member/member.face'
import { findFirstAt, findFirstElsewhere, findFirstEverAt } from './first-visits.repository'
import { findPurchase } from './purchase.repository'

/** A purchase as what is left of it after refunds. */
export async function purchaseDeed(reader: Reader, told: Told): Promise<Deed | null> {
  const purchase = await findTold(reader, told)
  if (!purchase) return null
  const { _id, at, storeId, amountFen, refundedFen, isBack } = purchase
  return { id: `purchase:${_id}`, at, stands: !isBack, amountFen: amountFen - refundedFen, storeId }
}

/**
 * The first purchase that stands at a store, where the member had bought at another one before. One for each store,
 * whichever purchase it was: where the first is taken back, the next one there takes its place. It keeps the day of the
 * first one ever: what was counted long ago, and folded away since, does not come again as something new.
 */
export async function newStoreDeed(reader: Reader, told: Told, { db }: Context): Promise<Deed | null> {
  const purchase = await findTold(reader, told)
  if (!purchase) return null
  const { memberId, storeId } = purchase
  const records = await recordsOfPerson(db, memberId)
  const firstEver = await findFirstEverAt(db, records, storeId)
  const first = firstEver?.isBack ? await findFirstAt(db, records, storeId) : firstEver
  const elsewhere = first && (await findFirstElsewhere(db, records, { storeId, beforeAt: first.at }))
  // Of the record that bought it: records that become one do not count a store anew.
  const id = `new-store:${firstEver?.memberId ?? memberId}:${storeId}`
  const at = firstEver?.at ?? purchase.at
  if (!first || !elsewhere) return { id, at, stands: false, storeId }
  return { id, at, stands: true, storeId, amountFen: first.amountFen - first.refundedFen }
}

/** Both facts of a purchase name it. */
async function findTold(reader: Reader, { payload }: Told): Promise<Purchase | null> {
  const { purchaseId } = payload as { purchaseId: string }
  return findPurchase(reader, purchaseId)
}

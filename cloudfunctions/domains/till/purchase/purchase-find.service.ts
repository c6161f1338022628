import { type BusinessDay, businessDayOf, endOfDay, startOfDay } from '#shared/kernel/business-day'
import { tillRules } from '#shared/people/staff/rules'
import { receiptPurchaseId } from '#shared/till/purchase/purchase'
import { refundFromDay } from '#shared/till/purchase/refund-days'
import type { Context, StaffContext } from '../../../platform/context'
import { recordLook } from '../../base/audit/audit.face'
import { rulesInForce } from '../../base/settings/settings.face'
import { getOwnStore, identify, sealProof, see } from '../../people/staff/staff.face'
import { toOperatorView } from './purchase.mapper'
import { findPurchase, listPurchasesOfMemberAt, listPurchasesOfStore } from './purchase.repository'
import { toStaffViews, wholeInstants } from './purchase-list.service'

const FOUND_MAX = 100

/**
 * A purchase that somebody brings back to the counter: by the number on its receipt, or by the member who shows a code.
 * As far back as the caller may pay back; operators find what is older.
 */
export async function findAtTill(context: StaffContext, { storeId, receiptNumber, memberCode }: TillSearch) {
  await getOwnStore(context, storeId)
  const { db, now, staff } = context
  const fromDay = refundFromDay(businessDayOf(now), staff.role, await rulesInForce(context, tillRules))
  if (receiptNumber !== undefined) {
    await recordLook(context, { action: 'purchase.findAtTill', subject: storeId, storeId })
    const found = await findPurchase(db, receiptPurchaseId(storeId, receiptNumber))
    const purchases = found && found.day >= fromDay ? [found] : []
    return {
      fromDay,
      today: businessDayOf(now),
      purchases: await toStaffViews(context, purchases),
      isComplete: true,
      proof: null,
    }
  }
  const served = await identify(context, memberCode ?? '', storeId)
  const seen = served.seen ?? (await see(context, served, storeId))
  const { memberId } = seen
  await recordLook(context, { action: 'purchase.findAtTill', subject: memberId, storeId })
  const page = await listPurchasesOfMemberAt(db, { memberId, storeId, fromAt: startOfDay(fromDay) }, FOUND_MAX + 1)
  return {
    fromDay,
    today: businessDayOf(now),
    purchases: await toStaffViews(context, page.slice(0, FOUND_MAX)),
    isComplete: page.length <= FOUND_MAX,
    proof: sealProof(context, storeId, seen),
  }
}

export interface TillSearch {
  storeId: string
  receiptNumber?: string | undefined
  memberCode?: string | undefined
}

/** The same for an operator, of any store and any age: by the number of the receipt, or all of a day. */
export async function findAsOperator(context: Context, { storeId, receiptNumber, day, beforeAt }: OperatorSearch) {
  await recordLook(context, { action: 'purchase.find', subject: storeId, storeId })
  const { db } = context
  if (receiptNumber !== undefined) {
    const found = await findPurchase(db, receiptPurchaseId(storeId, receiptNumber))
    return { purchases: found ? [toOperatorView(found)] : [], nextBeforeAt: null }
  }
  const ofDay = day ?? businessDayOf(context.now)
  const toAt = Math.min(endOfDay(ofDay), (beforeAt ?? Number.MAX_SAFE_INTEGER) - 1)
  const page = await listPurchasesOfStore(db, storeId, { fromAt: startOfDay(ofDay), toAt }, FOUND_MAX + 1)
  if (page.length <= FOUND_MAX) return { purchases: page.map(toOperatorView), nextBeforeAt: null }
  const shown = await wholeInstants(context, storeId, page)
  return { purchases: shown.map(toOperatorView), nextBeforeAt: shown.at(-1)?.at ?? null }
}

export interface OperatorSearch {
  storeId: string
  receiptNumber?: string | undefined
  day?: BusinessDay | undefined
  beforeAt?: number | undefined
}

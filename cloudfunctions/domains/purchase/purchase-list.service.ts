import { businessDayOf, endOfDay, startOfDay } from '#shared/kernel/business-day'
import type { Purchase } from '#shared/purchase/purchase'
import type { Context, StaffContext } from '../../platform/context'
import { recordLook } from '../audit/audit.service'
import { displayNamesOf } from '../member/display-name.service'
import { namesOfStaff } from '../staff/staff.service'
import { getOwnStore } from '../staff/store.service'
import { toPurchaseView } from './purchase.mapper'
import {
  listPurchasesAt,
  listPurchasesOfMember,
  listPurchasesOfStore,
  sumPurchasesOfStore,
} from './purchase.repository'

const TODAY_MAX = 100
const PAGE_SIZE = 100
const SAME_INSTANT_MAX = 1000

/** Today's purchases at an own store. The list stops at a bound and says so; the totals are of the whole day. */
export async function listToday(context: StaffContext, storeId: string) {
  await getOwnStore(context, storeId)
  const { db, now } = context
  const day = businessDayOf(now)
  const span = { fromAt: startOfDay(day), toAt: endOfDay(day) }
  const [purchases, total] = await Promise.all([
    listPurchasesOfStore(db, storeId, span, TODAY_MAX),
    sumPurchasesOfStore(db, storeId, span),
  ])
  const [members, staff] = await Promise.all([
    displayNamesOf(
      db,
      purchases.map(({ memberId }) => memberId),
    ),
    namesOfStaff(
      context,
      purchases.flatMap(({ staffId }) => staffId ?? []),
    ),
  ])
  await recordLook(context, { action: 'purchase.listToday', subject: storeId, storeId })
  return {
    day,
    purchases: purchases.map((purchase) => ({
      ...toPurchaseView(purchase),
      displayName: members.get(purchase.memberId) ?? '会员',
      clerkName: purchase.staffId === null ? '导入' : (staff.get(purchase.staffId) ?? '店员'),
    })),
    isComplete: purchases.length >= total.count,
    totalFen: total.paidFen - total.refundedFen,
    totalCount: total.count,
  }
}

/** An operator's look at a member's purchases, newest first; the next page begins before the last instant shown. */
export async function listOfMember(context: Context, memberId: string, beforeAt = Number.MAX_SAFE_INTEGER) {
  const page = await listPurchasesOfMember(context.db, memberId, beforeAt, PAGE_SIZE + 1)
  await recordLook(context, { action: 'purchase.listOfMember', subject: memberId, storeId: null })
  if (page.length <= PAGE_SIZE) return { purchases: page.map(toPurchaseView), nextBeforeAt: null }
  const shown = await withoutCutInstant(context, memberId, page)
  return { purchases: shown.map(toPurchaseView), nextBeforeAt: shown.at(-1)?.at ?? null }
}

/** Purchases of one instant stay on one page, because the page after it begins before that instant. */
async function withoutCutInstant({ db }: Context, memberId: string, page: Purchase[]): Promise<Purchase[]> {
  const lastAt = page.at(-1)?.at ?? 0
  const whole = page.filter(({ at }) => at !== lastAt)
  return whole.length > 0 ? whole : listPurchasesAt(db, memberId, lastAt, SAME_INSTANT_MAX)
}

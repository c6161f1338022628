import { type BusinessDay, businessDayOf, endOfDay, startOfDay } from '#shared/kernel/business-day'
import { tillRules } from '#shared/people/staff/rules'
import type { Purchase } from '#shared/till/purchase/purchase'
import { refundDaysOf, refundFromDay } from '#shared/till/purchase/refund-days'
import { isTillSeller } from '#shared/till/purchase/till-mark'
import { undoUntilAt } from '#shared/till/purchase/undo'
import type { Context, StaffContext } from '../../../platform/context'
import type { Db } from '../../../platform/db/db'
import { DomainError } from '../../../platform/domain-error'
import { recordLook } from '../../base/audit/audit.face'
import { rulesInForce } from '../../base/settings/settings.face'
import { displayNamesOf } from '../../people/member/member.face'
import { getOwnStore, namesOfStaff } from '../../people/staff/staff.face'
import { toGoodsView, toOperatorView, toPurchaseView } from './purchase.mapper'
import { listPurchasesOfStore, sumPurchasesOfStore } from './purchase.repository'
import { pageOfPurchases } from './purchase-pages'

const TODAY_MAX = 100
const PAGE_SIZE = 100
const SAME_INSTANT_MAX = 1000

/** Today's purchases at an own store. The list stops at a bound and says so. */
export async function listToday(context: StaffContext, storeId: string) {
  const { nextBeforeAt: _more, ...today } = await listDay(context, 'purchase.listToday', {
    storeId,
    day: businessDayOf(context.now),
  })
  return today
}

/** As far back as a till takes goods back; older ones are for operators. @throws DomainError PERIOD_NOT_POSSIBLE */
export async function listOfDay(context: StaffContext, order: DayOrder) {
  const today = businessDayOf(context.now)
  const { role } = context.staff
  const rules = await rulesInForce(context, tillRules)
  if (order.day > today || order.day < refundFromDay(today, role, rules)) {
    throw new DomainError('PERIOD_NOT_POSSIBLE', { daysMax: refundDaysOf(role, rules) })
  }
  return listDay(context, 'purchase.listOfDay', order)
}

export interface DayOrder {
  storeId: string
  day: BusinessDay
  beforeAt?: number | undefined
}

/**
 * A page of a day's purchases. The totals cover the whole day and only what still stands: a wholly refunded purchase
 * does not count, nor do the coupons that it gave back.
 */
async function listDay(context: StaffContext, action: string, { storeId, day, beforeAt }: DayOrder) {
  await getOwnStore(context, storeId)
  const { db, now, staff } = context
  const rules = await rulesInForce(context, tillRules)
  const span = { fromAt: startOfDay(day), toAt: endOfDay(day) }
  const [{ purchases, nextBeforeAt }, groups] = await Promise.all([
    pageOfDay(db, { storeId, day, beforeAt }),
    sumPurchasesOfStore(db, storeId, span),
  ])
  const clerks = groups.map(({ key, count, sums }) => ({
    staffId: key === 'null' ? null : key,
    ...toTotals(count, sums),
  }))
  const names = await namesOfStaff(
    context,
    clerks.flatMap(({ staffId }) => staffId ?? []),
  )
  await recordLook(context, { action, subject: storeId, storeId })
  const total = clerks.reduce(addTotals, NO_TOTALS)
  return {
    day,
    refundFromDay: refundFromDay(businessDayOf(now), staff.role, rules),
    purchases: await toStaffViews(context, purchases),
    isComplete: nextBeforeAt === null,
    nextBeforeAt,
    ...total,
    clerks: clerks
      .map((clerk) => ({ ...clerk, clerkName: clerkNameOf(names, clerk.staffId) }))
      .sort((a, b) => b.totalFen - a.totalFen),
  }
}

/** What staff see of purchases, and may do with them. */
export async function toStaffViews(context: StaffContext, purchases: readonly Purchase[]) {
  const { db, now, staff } = context
  const rules = await rulesInForce(context, tillRules)
  const [members, names] = await Promise.all([
    displayNamesOf(
      db,
      purchases.map(({ memberId }) => memberId),
    ),
    namesOfStaff(context, [...new Set(purchases.flatMap(({ staffId }) => staffId ?? []))]),
  ])
  return purchases.map((purchase) => ({
    ...toPurchaseView(purchase),
    displayName: members.get(purchase.memberId) ?? '会员',
    clerkName: clerkNameOf(names, purchase.staffId),
    isBack: purchase.isBack,
    goods: toGoodsView(purchase),
    undoUntilAt: stillOpen(undoUntilAt(purchase, staff.role, rules), now),
  }))
}

function clerkNameOf(names: ReadonlyMap<string, string>, staffId: string | null): string {
  if (staffId === null) return '导入'
  return isTillSeller(staffId) ? '收银机' : (names.get(staffId) ?? '店员')
}

/** A page of a day's purchases at a store, newest first; the next begins before the last instant shown. */
export async function pageOfDay(db: Db, { storeId, day, beforeAt }: DayOrder) {
  const toAt = Math.min(endOfDay(day), (beforeAt ?? Number.MAX_SAFE_INTEGER) - 1)
  const latest = await listPurchasesOfStore(db, storeId, { fromAt: startOfDay(day), toAt }, TODAY_MAX + 1)
  if (latest.length <= TODAY_MAX) return { purchases: latest, nextBeforeAt: null }
  const purchases = await wholeInstants({ db }, storeId, latest)
  return { purchases, nextBeforeAt: purchases.at(-1)?.at ?? null }
}

/** A till's file knows only days: many purchases share an instant. They stay on one page; the next begins before it. */
export async function wholeInstants(
  { db }: Pick<Context, 'db'>,
  storeId: string,
  page: Purchase[],
): Promise<Purchase[]> {
  const lastAt = page.at(-1)?.at ?? 0
  const whole = page.filter(({ at }) => at !== lastAt)
  if (whole.length > 0) return whole
  return listPurchasesOfStore(db, storeId, { fromAt: lastAt, toAt: lastAt }, SAME_INSTANT_MAX)
}

interface Totals {
  totalFen: number
  totalCount: number
  discountFen: number
  couponCount: number
}

const NO_TOTALS: Totals = { totalFen: 0, totalCount: 0, discountFen: 0, couponCount: 0 }

function toTotals(totalCount: number, sums: Record<string, number>): Totals {
  const { amountFen = 0, refundedFen = 0, discountFen = 0, couponCount = 0 } = sums
  return { totalFen: amountFen - refundedFen, totalCount, discountFen, couponCount }
}

function addTotals(sum: Totals, each: Totals): Totals {
  return {
    totalFen: sum.totalFen + each.totalFen,
    totalCount: sum.totalCount + each.totalCount,
    discountFen: sum.discountFen + each.discountFen,
    couponCount: sum.couponCount + each.couponCount,
  }
}

function stillOpen(untilAt: number | null, now: number): number | null {
  return untilAt !== null && now <= untilAt ? untilAt : null
}

/** An operator's look at a member's purchases, newest first; the next page begins before the last instant shown. */
export async function listOfMember(context: Context, memberId: string, beforeAt?: number) {
  const { purchases, nextBeforeAt } = await pageOfPurchases(context.db, [memberId], { beforeAt, size: PAGE_SIZE })
  await recordLook(context, { action: 'purchase.listOfMember', subject: memberId, storeId: null })
  return { purchases: purchases.map(toOperatorView), nextBeforeAt }
}

import { addDays, businessDayOf } from '#shared/kernel/business-day'
import { isRoleAtLeast } from '#shared/people/staff/role'
import { COMPARED_MIN, figuresOf, liftOf } from '#shared/reach/follow-up/figures'
import type { FollowUpReason } from '#shared/reach/follow-up/follow-up'
import type { Context, StaffContext } from '../../../platform/context'
import { namesOfStaff, requireOwnStore } from '../../people/staff/staff.face'
import { sumFigures } from './follow-up.repository'

const OWN_DAYS = 90
/** Stores times states times clerks times outcomes. */
const GROUPS_MAX = 10_000

/** @throws DomainError WRONG_STORE */
export async function getFigures(context: StaffContext, storeId: string) {
  const { staff } = context
  requireOwnStore(staff, storeId)
  const isWhole = isRoleAtLeast(staff.role, 'manager')
  const figures = await summarize(context, { storeId, days: OWN_DAYS })
  const own = isWhole ? figures.staff : figures.staff.filter(({ staffId }) => staffId === staff.staffId)
  return { ...figures, staff: own, isWhole }
}

export async function summarize(context: Context, { storeId, days }: { storeId?: string | undefined; days: number }) {
  const fromDay = addDays(businessDayOf(context.now), 1 - days)
  const groups = await sumFigures(context.db, fromDay, GROUPS_MAX)
  const { staff, asked, keptBack } = figuresOf(groups, storeId === undefined ? null : [storeId])
  const ids = staff.map(({ staffId }) => staffId)
  const names = ids.length > 0 ? await namesOfStaff(context, ids) : new Map<string, string>()
  return {
    fromDay,
    staff: staff.map((each) => ({ ...each, name: names.get(each.staffId) ?? '已离开的店员' })),
    asked,
    keptBack,
    lift: liftOf(asked, keptBack),
  }
}

/** What came of speaking to members for one reason, beside those who were kept back for it. One round trip. */
export async function comparedFor({ db, now }: Context, reason: FollowUpReason, days: number) {
  const groups = await sumFigures(db, addDays(businessDayOf(now), 1 - days), GROUPS_MAX, reason)
  const { asked, keptBack } = figuresOf(groups, null)
  return { asked, keptBack, needed: COMPARED_MIN, lift: liftOf(asked, keptBack) }
}

import { businessDayOf, monthOf } from '#shared/kernel/business-day'
import { isRoleAtLeast } from '#shared/people/staff/role'
import { maySpeakTo } from '#shared/reach/follow-up/decide'
import { type FollowUp, hasComeBack, isOpenHour, staffOf, toStaff, toStore } from '#shared/reach/follow-up/follow-up'
import { followUpRules } from '#shared/reach/follow-up/rules'
import type { Context, StaffContext } from '../../../platform/context'
import { recordLook } from '../../base/audit/audit.face'
import { rulesInForce } from '../../base/settings/settings.face'
import { findAccounts } from '../../ledger/account/account.face'
import { displayNameOf, findMembers, type Member } from '../../people/member/member.face'
import { namesOfStaff, requireOwnStore } from '../../people/staff/staff.face'
import { toView } from './follow-up.mapper'
import { listEndedAt, listEndedBy, listOpenAt, listOpenTo } from './follow-up.repository'
import { findMonth, givenIn } from './month.repository'

const LIST_MAX = 100
const ENDED_MAX = 50

/** @throws DomainError WRONG_STORE */
export async function listMine(context: StaffContext, storeId: string) {
  const { db, now, staff } = context
  requireOwnStore(staff, storeId)
  const { hours, limits } = await rulesInForce(context, followUpRules)
  const isManager = isRoleAtLeast(staff.role, 'manager')
  const [found, month] = await Promise.all([
    isManager
      ? listOpenAt(db, [storeId], LIST_MAX)
      : listOpenTo(db, [toStaff(staff.staffId), toStore(storeId)], LIST_MAX),
    findMonth(db, staff.staffId, monthOf(businessDayOf(now))),
  ])
  const { standing, names } = await stillToDo(context, found)
  await recordLook(context, { action: 'follow-up.list', subject: storeId, storeId })
  return {
    followUps: standing.map((each) => toView(each, names, staff.staffId)),
    now,
    isOpenHour: isOpenHour(now, hours),
    hours,
    couponsLeft: Math.max(0, limits.couponsPerMonth - givenIn(month)),
  }
}

/** @throws DomainError WRONG_STORE */
export async function listEnded(context: StaffContext, storeId: string) {
  const { db, staff } = context
  requireOwnStore(staff, storeId)
  const isManager = isRoleAtLeast(staff.role, 'manager')
  const found = await (isManager ? listEndedAt(db, storeId, ENDED_MAX) : listEndedBy(db, staff.staffId, ENDED_MAX))
  const members = await membersOf(context, found)
  await recordLook(context, { action: 'follow-up.listEnded', subject: storeId, storeId })
  const names = await namesFor(context, found, members)
  return { followUps: found.map((each) => toView(each, names, staff.staffId)) }
}

/** A job takes these off the lists; until it has come by, nobody is asked to call a member who said no, has left, or was just there. */
async function stillToDo(context: Context, found: readonly FollowUp[]) {
  const ids = idsOf(found)
  const [members, accounts] = await Promise.all([membersOf(context, found), findAccounts(context.db, ids)])
  const lastAt = new Map(accounts.map(({ _id, counters }) => [_id, counters.lastPurchaseAt ?? 0]))
  const standing = found.filter((each) => {
    const member = members.get(each.memberId)
    const isAllowed =
      member?.status === 'active' && each.because.some(({ reason }) => maySpeakTo(member.consents, reason))
    return isAllowed && !hasComeBack(each, lastAt.get(member._id) ?? 0)
  })
  return { standing, names: await namesFor(context, standing, members) }
}

export async function namesFor(context: Context, found: readonly FollowUp[], members: ReadonlyMap<string, Member>) {
  const staffIds = found.flatMap(({ to }) => staffOf(to) ?? [])
  return {
    members: new Map([...members].map(([id, member]) => [id, displayNameOf(member)])),
    staff: staffIds.length > 0 ? await namesOfStaff(context, staffIds) : new Map<string, string>(),
  }
}

/** By the id that the follow-up names; of a merged record the member who carries on. */
export async function membersOf({ db }: Pick<Context, 'db'>, found: readonly FollowUp[]): Promise<Map<string, Member>> {
  const ids = idsOf(found)
  const read = ids.length > 0 ? await findMembers(db, ids) : []
  const heirIds = read.flatMap(({ merge }) => merge?.into ?? [])
  const heirs = heirIds.length > 0 ? await findMembers(db, heirIds) : []
  const byId = new Map([...read, ...heirs].map((member) => [member._id, member]))
  return new Map(read.map((member) => [member._id, (member.merge && byId.get(member.merge.into)) ?? member]))
}

const idsOf = (found: readonly FollowUp[]) => [...new Set(found.map(({ memberId }) => memberId))]

import { businessDayOf, monthOf } from '#shared/kernel/business-day'
import { isRoleAtLeast } from '#shared/people/staff/role'
import { maySpeakTo } from '#shared/reach/follow-up/decide'
import { type FollowUp, hasComeBack, isOpenHour, staffOf, toStaff, toStore } from '#shared/reach/follow-up/follow-up'
import { followUpRules } from '#shared/reach/follow-up/rules'
import type { Context, StaffContext } from '../../../platform/context'
import { recordLook } from '../../base/audit/audit.face'
import { rulesInForce } from '../../base/settings/settings.face'
import { findAccounts } from '../../ledger/account/account.face'
import { displayNameOf, type Member, withHeirs } from '../../people/member/member.face'
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
  const { members, isBack } = await lookAt(context, found)
  const standing = found.filter((each) => {
    const member = members.get(each.memberId)
    const isAllowed =
      member?.status === 'active' && each.because.some(({ reason }) => maySpeakTo(member.consents, reason))
    return isAllowed && !isBack(each)
  })
  return { standing, names: await namesFor(context, standing, members) }
}

/** Whom each is about, and whether they came by themselves since, whichever of their records it was put down for. */
export async function lookAt(context: Context, found: readonly FollowUp[]) {
  const { db } = context
  const ids = idsOf(found)
  const [members, own] = await Promise.all([membersOf(context, found), findAccounts(db, ids)])
  const heirIds = [...members.values()].flatMap(({ _id }) => (ids.includes(_id) ? [] : _id))
  const accounts = heirIds.length > 0 ? [...own, ...(await findAccounts(db, [...new Set(heirIds)]))] : own
  const lastAt = new Map(accounts.map(({ _id, counters }) => [_id, counters.lastPurchaseAt ?? 0]))
  const isBack = (each: FollowUp) => hasComeBack(each, lastAt.get(members.get(each.memberId)?._id ?? '') ?? 0)
  return { members, isBack }
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
  const read = new Map<string, Member>()
  await withHeirs(db, ids, (members) => {
    for (const member of members) read.set(member._id, member)
  })
  const holders = new Map<string, Member>()
  for (const id of ids) {
    let member = read.get(id)
    while (member?.merge) member = read.get(member.merge.into)
    if (member) holders.set(id, member)
  }
  return holders
}

const idsOf = (found: readonly FollowUp[]) => [...new Set(found.map(({ memberId }) => memberId))]

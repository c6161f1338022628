import { isReviewer } from '#shared/people/staff/review'
import type { StaffRole, StaffScope } from '#shared/people/staff/role'
import type { Context, MemberContext } from '../../../platform/context'
import type { Reader } from '../../../platform/db/db'
import { DomainError } from '../../../platform/domain-error'
import { changeOnce } from '../../base/audit/audit.face'
import { holdActiveAccount } from '../../ledger/account/account.face'
import { getHolder } from '../member/member.face'
import { findStaffMember, findStaffMembers, type StaffMember, saveStaffMember } from './staff.repository'
import { listStoresOf, requireStores } from './store.service'

/** What a member may do as staff, now: looked up at each request, so that a dismissal counts at once. */
export async function findScope(reader: Reader, memberId: string): Promise<StaffScope | null> {
  const member = await findStaffMember(reader, memberId)
  return member && scopeOf(member)
}

/** The same with the name by which colleagues know the person. */
export async function findEmployed(
  reader: Reader,
  memberId: string,
): Promise<{ name: string; scope: StaffScope } | null> {
  const member = await findStaffMember(reader, memberId)
  const scope = member && scopeOf(member)
  return member && scope && { name: member.name, scope }
}

/** The same for whoever carries on after a merge: an old id still names the person, but never somebody who has left. */
export async function findScopeOfPerson(reader: Reader, memberId: string): Promise<StaffScope | null> {
  const { _id, status } = await getHolder(reader, memberId)
  return status === 'active' ? findScope(reader, _id) : null
}

/** The caller's own role and stores; null for a member who is not staff, which is no refusal. */
export async function getMine({ db, memberId }: MemberContext) {
  const member = await findStaffMember(db, memberId)
  const scope = member && scopeOf(member)
  if (!member || !scope) return { staff: null }
  // A phone draws every page for a reviewer; what the shop answers there is made up.
  const role = isReviewer(scope) ? 'headquarters' : scope.role
  return { staff: { name: member.name, role, stores: await listStoresOf(db, scope) } }
}

export interface Appointment {
  memberId: string
  name: string
  role: StaffRole
  storeIds: string[]
}

/** Everybody but headquarters is appointed for named stores: an empty list must not come to mean all of them. */
export async function appoint(context: Context, appointment: Appointment): Promise<{ staffId: string }> {
  const { memberId, name, role } = appointment
  const storeIds = role === 'headquarters' ? [] : [...new Set(appointment.storeIds)]
  if (role !== 'headquarters' && storeIds.length === 0) throw new DomainError('STORE_NOT_FOUND')
  await requireStores(context.db, storeIds)
  await changeOnce(
    context,
    { action: 'staff.appoint', subject: memberId, storeId: storeIds[0] ?? null },
    async (tx) => {
      await holdActiveAccount(tx, memberId, context.now)
      await saveStaffMember(tx, {
        _id: memberId,
        name,
        role,
        storeIds,
        status: 'active',
        appointedAt: context.now,
        dismissedAt: null,
        wrongCodes: null,
      })
    },
  )
  return { staffId: memberId }
}

/** The record stays, because purchases name it. @throws DomainError MEMBER_NOT_FOUND when the member was never staff */
export async function dismiss(context: Context, memberId: string): Promise<{ staffId: string }> {
  await changeOnce(context, { action: 'staff.dismiss', subject: memberId, storeId: null }, async (tx) => {
    // An old number may have been written down: after a merge it still names the person.
    const holder = await getHolder(tx, memberId)
    const members = [
      await findStaffMember(tx, memberId),
      holder._id === memberId ? null : await findStaffMember(tx, holder._id),
    ]
    const known = members.filter((member) => member !== null)
    if (known.length === 0) throw new DomainError('MEMBER_NOT_FOUND')
    for (const member of known.filter(({ status }) => status !== 'dismissed')) {
      await saveStaffMember(tx, { ...member, status: 'dismissed', dismissedAt: context.now })
    }
  })
  return { staffId: memberId }
}

/** Names of staff by their ids, those who have left included. */
export async function namesOfStaff({ db }: Context, staffIds: readonly string[]): Promise<Map<string, string>> {
  const members = await findStaffMembers(db, [...new Set(staffIds)])
  return new Map(members.map(({ _id, name }) => [_id, name]))
}

function scopeOf({ _id, role, storeIds, status, wrongCodes }: StaffMember): StaffScope | null {
  if (status !== 'active') return null
  return { staffId: _id, role, storeIds: role === 'headquarters' ? null : storeIds, wrongCodes }
}

import { outranks, storesToLeave } from '#shared/people/staff/invitation'
import { coversStore } from '#shared/people/staff/role'
import type { Context, StaffContext } from '../../../platform/context'
import { DomainError } from '../../../platform/domain-error'
import { changeOnce, recordLook } from '../../base/audit/audit.face'
import {
  findStaffMember,
  listActiveStaff,
  listActiveStaffOf,
  type StaffMember,
  saveStaffMember,
} from './staff.repository'
import { listStoresOf, requireOwnStore } from './store.service'

const LIST_MAX = 500

/** Staff of the caller's stores: a manager sees the own store, a region its stores, headquarters everybody. */
export async function listColleagues(context: StaffContext, storeId?: string) {
  const { db, staff: scope } = context
  if (storeId !== undefined) requireOwnStore(scope, storeId)
  const storeIds = storeId === undefined ? scope.storeIds : [storeId]
  const found = await (storeIds ? listActiveStaffOf(db, storeIds, LIST_MAX) : listActiveStaff(db, LIST_MAX))
  const stores = await listStoresOf(db, scope)
  await recordLook(context, { action: 'staff.list', subject: storeId ?? 'all', storeId: storeId ?? null })
  const staff = found.map((member) => ({
    staffId: member._id,
    name: member.name,
    role: member.role,
    stores: stores.filter((store) => member.storeIds.includes(store.storeId)),
    appointedAt: member.appointedAt,
    canRemove: outranks(scope.role, member.role) && isInCharge(context, member),
  }))
  return { staff, isComplete: found.length < LIST_MAX }
}

/**
 * Takes a colleague off the caller's stores, at once: the next request of theirs finds no role. Who works elsewhere too
 * keeps that. @throws DomainError STAFF_NOT_FOUND for whoever is not theirs to remove
 */
export async function removeColleague(
  context: StaffContext,
  { staffId, storeId }: { staffId: string; storeId?: string | undefined },
) {
  if (storeId !== undefined) requireOwnStore(context.staff, storeId)
  let left: StaffMember | null = null
  const audited = { action: 'staff.remove', subject: staffId, storeId: storeId ?? null }
  await changeOnce(context, audited, async (tx) => {
    const member = await findStaffMember(tx, staffId)
    const leaving = member?.status === 'active' ? storesToLeave(context.staff, member, storeId) : []
    if (!member || leaving.length === 0) throw new DomainError('STAFF_NOT_FOUND')
    const storeIds = member.storeIds.filter((each) => !leaving.includes(each))
    const isOver = storeIds.length === 0
    // The record stays with its last stores, because purchases name it.
    left = isOver ? { ...member, status: 'dismissed', dismissedAt: context.now } : { ...member, storeIds }
    await saveStaffMember(tx, left)
  })
  const member = left ?? (await findStaffMember(context.db, staffId))
  return { staffId, isStillStaff: member?.status === 'active' }
}

function isInCharge({ staff }: StaffContext, { storeIds }: StaffMember): boolean {
  return storeIds.some((storeId) => coversStore(staff, storeId))
}

/** For whoever appoints and dismisses; the look is on record. */
export async function listAppointed(context: Context) {
  const found = await listActiveStaff(context.db, LIST_MAX)
  await recordLook(context, { action: 'staff.listAppointed', subject: 'all', storeId: null })
  const staff = found.map(({ _id: staffId, name, role, storeIds, appointedAt }) => {
    return { staffId, name, role, storeIds, appointedAt }
  })
  return { staff, isComplete: found.length < LIST_MAX }
}

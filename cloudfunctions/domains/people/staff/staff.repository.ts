import type { Employment, StaffRole, StaffScope, WrongCodes } from '#shared/people/staff/role'
import { collection } from '../../../platform/db/collection'
import type { Db, Reader, Tx } from '../../../platform/db/db'

/** A member's role at the shop; `_id` is the member's id. */
export interface StaffMember {
  _id: string
  name: string
  role: StaffRole
  /** Empty for headquarters: every store. */
  storeIds: string[]
  /** `moved`: the record was merged, and another one carries the role. */
  status: 'active' | 'dismissed' | 'moved'
  appointedAt: number
  dismissedAt: number | null
  /** Counted here, because authorization reads this document with every request of the till. */
  wrongCodes: WrongCodes | null
  /** The record that brought this role, or a part of it, by a merge; with what stood here before. */
  arrived?: { from: string; before: (Employment & { name: string }) | null } | null
}

const staff = collection<StaffMember>('staff')

export const findStaffMember = (reader: Reader, memberId: string) => reader.find(staff, memberId)
export const findStaffMembers = (db: Db, memberIds: readonly string[]) => db.findMany(staff, memberIds)
/** Guarded writes: of many at once one begins the count, if an earlier one is over, and the others add to it. */
export const countWrongCode = async (
  db: Db,
  { staffId, wrongCodes }: StaffScope,
  span: { sinceAt: number; now: number },
) => {
  const counts = () => ({ _id: staffId, 'wrongCodes.fromAt': { gt: span.sinceAt } })
  const add = () => db.updateWhere(staff, counts(), { inc: { 'wrongCodes.count': 1 } })
  if ((await add()) === 1) return
  const isAsSeen = { _id: staffId, 'wrongCodes.fromAt': wrongCodes?.fromAt ?? null }
  const begun = await db.updateWhere(staff, isAsSeen, { set: { wrongCodes: { fromAt: span.now, count: 1 } } })
  if (begun === 0) await add()
}
export const listActiveStaffOf = (db: Db, storeIds: readonly string[], limit: number) =>
  db.list(staff, { where: { storeIds: { in: storeIds }, status: 'active' }, limit })
export const listActiveStaff = (db: Db, limit: number) =>
  db.list(staff, { where: { status: 'active' }, orderBy: [['appointedAt', 'asc']], limit })
/** Who works at a store by name; headquarters work for all. */
export const countActiveStaffOf = async (db: Db, storeId: string, limit: number): Promise<number> =>
  (await listActiveStaffOf(db, [storeId], limit)).length
export const saveStaffMember = (tx: Tx, document: StaffMember) => tx.save(staff, document)

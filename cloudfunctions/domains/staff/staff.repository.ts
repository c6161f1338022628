import type { StaffRole } from '#shared/staff/role'
import { collection } from '../../platform/db/collection'
import type { Db, Reader, Tx } from '../../platform/db/db'

/** A member's role at the shop; `_id` is the member's id. */
export interface StaffMember {
  _id: string
  name: string
  role: StaffRole
  /** Empty for headquarters: every store. */
  storeIds: string[]
  status: 'active' | 'dismissed'
  appointedAt: number
  dismissedAt: number | null
}

const staff = collection<StaffMember>('staff')

export const findStaffMember = (reader: Reader, memberId: string) => reader.find(staff, memberId)
export const findStaffMembers = (db: Db, memberIds: readonly string[]) => db.findMany(staff, memberIds)
export const saveStaffMember = (tx: Tx, document: StaffMember) => tx.save(staff, document)

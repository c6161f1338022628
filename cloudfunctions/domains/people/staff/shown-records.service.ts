import { few, withoutInternals } from '../../../platform/noun/shown-records'
import { listInvitationsUsedBy } from './invitation.repository'
import { findStaffMembers } from './staff.repository'

export const shownRecords = {
  staff: few(async ({ db }, memberIds) => {
    const roles = await findStaffMembers(db, memberIds)
    // A role that moved with a merge stands in the record that it moved to.
    return roles
      .filter(({ status }) => status !== 'moved')
      .map(({ arrived: _arrived, ...role }) => withoutInternals(role))
  }),
  invitations: few(async ({ db }, memberIds) => {
    const used = await listInvitationsUsedBy(db, memberIds)
    return used.map(({ storeId, role, name, use }) => ({ storeId, role, name, at: use?.at ?? null }))
  }),
}

import type { Invitation } from '#shared/people/staff/invitation'
import { collection } from '../../../platform/db/collection'
import type { Db, Reader, Tx } from '../../../platform/db/db'

const invitations = collection<Invitation>('invitations')

export const findInvitation = (reader: Reader, code: string) => reader.find(invitations, code)
export const insertInvitation = (tx: Tx, invitation: Invitation) => tx.insert(invitations, invitation)
export const saveInvitation = (tx: Tx, invitation: Invitation) => tx.save(invitations, invitation)

const USED_MAX = 100
/** Those by which these records came to the staff. */
export const listInvitationsUsedBy = (db: Db, memberIds: readonly string[]) =>
  db.list(invitations, { where: { 'use.memberId': { in: memberIds } }, limit: USED_MAX })
/** The colleague's name is removed with the membership; the fact that a code was used stays. */
export const forgetInvitedName = (db: Db, memberId: string, name: string) =>
  db.updateWhere(invitations, { 'use.memberId': memberId }, { set: { name } })

import type { Invitation } from '#shared/people/staff/invitation'
import { collection } from '../../../platform/db/collection'
import type { Reader, Tx } from '../../../platform/db/db'

const invitations = collection<Invitation>('invitations')

export const findInvitation = (reader: Reader, code: string) => reader.find(invitations, code)
export const insertInvitation = (tx: Tx, invitation: Invitation) => tx.insert(invitations, invitation)
export const saveInvitation = (tx: Tx, invitation: Invitation) => tx.save(invitations, invitation)

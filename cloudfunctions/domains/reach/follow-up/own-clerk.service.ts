import { coversStore } from '#shared/people/staff/role'
import { newPerson, type OwnClerk } from '#shared/reach/follow-up/follow-up'
import type { StaffContext } from '../../../platform/context'
import { DomainError } from '../../../platform/domain-error'
import { changeOnce, recordLook } from '../../base/audit/audit.face'
import { holdActiveAccount } from '../../ledger/account/account.face'
import { getActiveMember } from '../../people/member/member.face'
import { findEmployed, getOwnStore, identify, listActiveStaffOf } from '../../people/staff/staff.face'
import { findPerson, savePerson } from './person.repository'
import { ownClerkOf } from './place.service'

const CLERKS_MAX = 100

interface Asked {
  memberCode: string
  storeId: string
}

/** @throws DomainError what `identify` throws, WRONG_STORE, STORE_NOT_FOUND, MEMBER_CLOSED */
export async function getOwnClerk(context: StaffContext, { memberCode, storeId }: Asked) {
  const { db } = context
  await getOwnStore(context, storeId)
  const { memberId } = await identify(context, memberCode, storeId)
  await recordLook(context, { action: 'follow-up.getOwnClerk', subject: memberId, storeId })
  const staff = await listActiveStaffOf(db, [storeId], CLERKS_MAX)
  return {
    own: await ownNow(context, memberId),
    clerks: staff.map(({ _id: staffId, name }) => ({ staffId, name })),
  }
}

/**
 * From now on what is asked for this member goes to this clerk; what is open stays where it is. Taken back, the member is the clerk's by whose
 * code they joined, or the store's. @throws DomainError STAFF_NOT_FOUND for whoever does not work at the store
 */
export async function setOwnClerk(
  context: StaffContext,
  { memberCode, storeId, staffId }: Asked & { staffId: string | null },
) {
  const { db, now, staff } = context
  await getOwnStore(context, storeId)
  const { memberId } = await identify(context, memberCode, storeId)
  const employed = staffId === null ? null : await findEmployed(db, staffId)
  if (staffId !== null && !(employed && coversStore(employed.scope, storeId))) throw new DomainError('STAFF_NOT_FOUND')
  const own: OwnClerk | null = staffId === null ? null : { staffId, storeId, by: staff.staffId, at: now }
  await changeOnce(context, { action: 'follow-up.setOwnClerk', subject: memberId, storeId }, async (tx) => {
    await holdActiveAccount(tx, memberId, now)
    await savePerson(tx, { ...((await findPerson(tx, memberId)) ?? newPerson(memberId)), own })
  })
  return { own: await ownNow(context, memberId) }
}

async function ownNow(context: StaffContext, memberId: string) {
  const member = await getActiveMember(context.db, memberId)
  const own = await ownClerkOf(context, member, await findPerson(context.db, memberId))
  return own && { staffId: own.clerkId, name: own.name, isNamed: own.isNamed }
}

import type { Told } from '#shared/base/facts/told-facts'
import { joinedEmployment, partedEmployment } from '#shared/people/staff/role'
import type { Context } from '../../../platform/context'
import type { Tx } from '../../../platform/db/db'
import { findAccount } from '../../ledger/account/account.face'
import { findMember, recordsOfPerson } from '../member/member.face'
import { forgetInvitedName } from './invitation.repository'
import { findStaffMember, type StaffMember, saveStaffMember } from './staff.repository'

/** On receipts and lists, in place of the name of somebody who has left the shop and cancelled the membership. */
const NAME_OF_NOBODY = '已注销的店员'

type MoveContext = Pick<Context, 'now'>

/**
 * After a merge, or its undoing: whoever works at the shop goes on working there, under the record that the phone signs
 * in with. Told again, it finds nothing to move.
 */
export async function moveRole(tx: Tx, { memberId }: Pick<Told, 'memberId'>, { now }: MoveContext): Promise<void> {
  const member = await findMember(tx, memberId)
  const otherId = member?.merge?.into ?? member?.unmerged?.into
  if (!member || otherId === undefined) return
  const own = await findStaffMember(tx, memberId)
  if (!own) return
  const other = await findStaffMember(tx, otherId)
  if (member.merge) await moveInto(tx, own, { otherId, other })
  else await moveBack(tx, own, { other, now })
}

async function moveInto(
  tx: Tx,
  own: StaffMember,
  { otherId, other }: { otherId: string; other: StaffMember | null },
): Promise<void> {
  if (own.status !== 'active') return
  const present = other?.status === 'active' ? other : null
  const before = present && { role: present.role, storeIds: present.storeIds, name: present.name }
  await saveStaffMember(tx, {
    ...own,
    ...present,
    _id: otherId,
    ...joinedEmployment(own, present),
    arrived: { from: own._id, before },
  })
  // The record stays, because purchases name it.
  await saveStaffMember(tx, { ...own, status: 'moved' })
}

async function moveBack(
  tx: Tx,
  own: StaffMember,
  { other, now }: { other: StaffMember | null; now: number },
): Promise<void> {
  if (own.status !== 'moved') return
  const present = other?.status === 'active' ? other : null
  // Dismissed, or appointed anew, while the two were one: then the role is not this record's any more.
  const arrived = present?.arrived?.from === own._id ? present.arrived : null
  const parted = present && arrived && partedEmployment({ own, before: arrived.before }, present)
  await saveStaffMember(tx, parted?.own ? { ...own, ...parted.own, status: 'active' } : dismissed(own, now))
  if (!present || !parted) return
  const rest = { ...present, name: arrived?.before?.name ?? present.name, arrived: null }
  await saveStaffMember(tx, parted.other ? { ...rest, ...parted.other } : dismissed(rest, now))
}

/** When a member has left: no staff any more, and no name. That somebody served stays, because purchases name the record. */
export async function forgetRole(
  tx: Tx,
  { memberId }: Pick<Told, 'memberId'>,
  { db, now }: Pick<Context, 'db' | 'now'>,
): Promise<void> {
  const account = await findAccount(tx, memberId)
  if (account?.status !== 'closed') return
  for (const recordId of await recordsOfPerson(db, memberId)) {
    const member = await findStaffMember(tx, recordId)
    if (member) await saveStaffMember(tx, { ...dismissed(member, now), name: NAME_OF_NOBODY, arrived: null })
    await forgetInvitedName(db, recordId, NAME_OF_NOBODY)
  }
}

function dismissed(member: StaffMember, now: number): StaffMember {
  return { ...member, status: 'dismissed', dismissedAt: member.dismissedAt ?? now }
}

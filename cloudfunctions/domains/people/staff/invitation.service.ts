import { codeFrom, groupedCode, readTypedCode } from '#shared/kernel/checked-code'
import { invariant } from '#shared/kernel/invariant'
import { decideJoin, type Invitation, type InvitedRole, mayEmploy } from '#shared/people/staff/invitation'
import { REVIEW_INVITER, REVIEW_SCOPE } from '#shared/people/staff/review'
import { tillRules } from '#shared/people/staff/rules'
import type { MemberContext, StaffContext } from '../../../platform/context'
import { signatureOf } from '../../../platform/crypto/code-signer'
import type { Tx } from '../../../platform/db/db'
import { accepted, DomainError } from '../../../platform/domain-error'
import { changeOnce } from '../../base/audit/audit.face'
import { rulesInForce } from '../../base/settings/settings.face'
import { holdActiveAccount } from '../../ledger/account/account.face'
import { countTryOf, requireRoom } from '../member/member.face'
import { findInvitation, insertInvitation, saveInvitation } from './invitation.repository'
import { findStaffMember, saveStaffMember } from './staff.repository'
import { findScopeOfPerson, getMine } from './staff.service'
import { findStore } from './store.repository'
import { getOwnStore } from './store.service'

const HOUR_MS = 3_600_000

export interface InvitationDraft {
  storeId: string
  role: InvitedRole
  name: string
}

/** The same request makes the same code, so that a lost reply leaves no second one behind. */
export async function invite(context: StaffContext, { storeId, role, name }: InvitationDraft) {
  await getOwnStore(context, storeId)
  const { staff, now, requestId, db } = context
  if (!mayEmploy(staff, { role, storeId })) throw new DomainError('NOT_ALLOWED')
  await requireRoom(context, 'invitations')
  const { invitationHours } = await rulesInForce(context, tillRules)
  const _id = invitationCode(requestId, staff.staffId)
  const untilAt = now + invitationHours * HOUR_MS
  const made: Invitation = { _id, storeId, role, name, invitedBy: staff.staffId, invitedAt: now, untilAt, use: null }
  let isNew = false
  await changeOnce(context, { action: 'staff.invite', subject: storeId, storeId }, async (tx) => {
    await insertInvitation(tx, made)
    isNew = true
  })
  return toView(isNew ? made : ((await findInvitation(db, _id)) ?? made))
}

/** @throws DomainError INVITATION_NOT_FOUND, INVITATION_ENDED, ALREADY_STAFF, TOO_MANY_REQUESTS after so many tries */
export async function join(context: MemberContext, typed: string) {
  const read = readTypedCode(typed)
  if (read.kind === 'bad') throw new DomainError('INVITATION_NOT_FOUND')
  const { memberId } = context
  await countTryOf(context, 'invitation', read.code)
  await changeOnce(context, { action: 'staff.join', subject: memberId, storeId: null }, (tx) =>
    employ(context, tx, read.code),
  )
  const { staff } = await getMine(context)
  // Joined by this request some time ago, and removed since.
  if (!staff) throw new DomainError('INVITATION_ENDED')
  return staff
}

async function employ({ memberId, now }: MemberContext, tx: Tx, code: string): Promise<void> {
  const invitation = await findInvitation(tx, code)
  if (!invitation) throw new DomainError('INVITATION_NOT_FOUND')
  await holdActiveAccount(tx, memberId, now)
  const member = await findStaffMember(tx, memberId)
  const present = member?.status === 'active' ? member : null
  const inviter = await inviterOf(tx, invitation)
  const decision = accepted(decideJoin(invitation, { memberId, present, inviter }, now))
  if (decision.kind === 'known') return
  await saveStaffMember(tx, {
    _id: memberId,
    name: present?.name ?? invitation.name,
    ...decision.employment,
    status: 'active',
    appointedAt: present?.appointedAt ?? now,
    dismissedAt: null,
    wrongCodes: present?.wrongCodes ?? null,
    arrived: present?.arrived ?? null,
  })
  // The name is with the person now, and goes with them.
  await saveInvitation(tx, { ...invitation, name: '', use: { memberId, at: now } })
}

/** Whoever made the code, as they are now. Codes of reviewers hold while their store is open. */
async function inviterOf(tx: Tx, { invitedBy, storeId }: Invitation) {
  if (invitedBy !== REVIEW_INVITER) return findScopeOfPerson(tx, invitedBy)
  return (await findStore(tx, storeId))?.isOpen ? REVIEW_SCOPE : null
}

/** Nobody can tell it from the request without the shop's key. */
export function invitationCode(requestId: string, staffId: string): string {
  const code = codeFrom(signatureOf(`invitation\n${staffId}\n${requestId}`))
  // 22 of 32 bytes would have to be over 231.
  invariant(code !== null, 'a signature has enough characters for a code')
  return code
}

function toView({ _id, storeId, role, name, untilAt }: Invitation) {
  return { code: groupedCode(_id), storeId, role, name, untilAt }
}

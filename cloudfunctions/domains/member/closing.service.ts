import type { VisitorContext } from '../../platform/context'
import { getActiveAccount, keepAccount } from '../account/account.service'
import { findIdentity, type Member, removeIdentity, saveMember } from './member.repository'
import { newMember } from './new-member'
import { getActiveMember } from './profile.service'
import { openidKey } from './sign-in.service'

/**
 * Cancels a membership at once: everything personal is wiped, the identities are freed, so that the same person can
 * join anew. The ledger and the purchases stay under the bare member id, because accounting needs them; nothing leads
 * from them to a person any more, which is also why a repeated request can only say that there is nothing left.
 */
export async function closeMembership({ db, caller, now, cloud, log }: VisitorContext) {
  const before = await db.transaction(async (tx) => {
    const identity = await findIdentity(tx, openidKey(caller.openid))
    if (!identity) return null
    const { memberId } = identity
    const member = await getActiveMember(tx, memberId)
    const account = await getActiveAccount(tx, memberId)
    for (const id of member.identityIds) await removeIdentity(tx, id)
    await saveMember(tx, wiped(member, now))
    await keepAccount(tx, { ...account, status: 'closed' }, now)
    return member
  })
  if (before?.avatarFileId) {
    await cloud.removeFile(before.avatarFileId).catch((error) => log.error('a picture stays in storage', error))
  }
  return { closedAt: now }
}

function wiped(member: Member, now: number): Member {
  const { at, via, storeId } = member.joined
  const joined = { at, via, storeId, entrance: null, requestId: '' }
  return { ...newMember(member._id, joined, []), status: 'closed', updatedAt: now }
}

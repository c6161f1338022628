import type { VisitorContext } from '../../platform/context'
import { getActiveAccount, keepAccount } from '../account/account.service'
import { promise } from '../outbox/outbox.service'
import { findIdentity, type Member, removeIdentity, saveIdentity, saveMember } from './member.repository'
import { newMember } from './new-member'
import { getActiveMember } from './profile.service'
import { leftKey, openidKey } from './sign-in.service'

/**
 * Cancels a membership at once: everything personal is wiped, the identities are freed, so that the same person can
 * join anew. The ledger and the purchases stay under the bare member id, because accounting needs them; nothing leads
 * from them to a person any more, which is also why a repeated request can only say that there is nothing left. Of the
 * WeChat identity a keyed hash remains that leads nowhere: who comes back is welcome, but is not counted as new.
 */
export async function closeMembership(context: VisitorContext) {
  const { db, caller, now, cloud, log } = context
  const before = await db.transaction(async (tx) => {
    const identity = await findIdentity(tx, openidKey(caller.openid))
    if (!identity) return null
    const { memberId } = identity
    const member = await getActiveMember(tx, memberId)
    const account = await getActiveAccount(tx, memberId)
    for (const id of member.identityIds) await removeIdentity(tx, id)
    for (const id of member.identityIds.filter(isOfWeChat)) {
      await saveIdentity(tx, { _id: leftKey(id), memberId: '', granted: [], at: now })
    }
    await saveMember(tx, wiped(member, now))
    await keepAccount(tx, { ...account, status: 'closed' }, now)
    await promise(context, tx, { kind: 'forget-scores', source: memberId, memberId, payload: {} })
    return member
  })
  if (before?.avatarFileId) {
    await cloud.removeFile(before.avatarFileId).catch((error) => log.error('a picture stays in storage', error))
  }
  return { closedAt: now }
}

const isOfWeChat = (identityId: string) => identityId.startsWith('wx:') || identityId.startsWith('un:')

function wiped(member: Member, now: number): Member {
  const { at, via, storeId } = member.joined
  const joined = { at, via, storeId, entrance: null, requestId: '' }
  return { ...newMember(member._id, joined, []), status: 'closed', updatedAt: now }
}

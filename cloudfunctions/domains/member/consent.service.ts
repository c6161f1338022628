import { CONSENT_VERSIONS, type ConsentPurpose, grantedPurposes } from '#shared/member/consent'
import type { MemberContext } from '../../platform/context'
import { toProfile } from './member.mapper'
import { findIdentity, saveIdentity, saveMember } from './member.repository'
import { getActiveMember } from './profile.service'
import { openidKey } from './sign-in.service'

/** Gives or withdraws consent for one purpose. The identity record carries it too: events are checked against that. */
export async function setConsent(context: MemberContext, purpose: ConsentPurpose, isGranted: boolean) {
  const { db, memberId, now, caller } = context
  return db.transaction(async (tx) => {
    const member = await getActiveMember(tx, memberId)
    const consent = { version: CONSENT_VERSIONS[purpose], isGranted, at: now }
    const changed = { ...member, consents: { ...member.consents, [purpose]: consent }, updatedAt: now }
    await saveMember(tx, changed)
    const identity = await findIdentity(tx, openidKey(caller.openid))
    if (identity) await saveIdentity(tx, { ...identity, granted: grantedPurposes(changed.consents) })
    return toProfile(changed)
  })
}

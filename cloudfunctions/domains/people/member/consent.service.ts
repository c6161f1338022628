import { withMark } from '#shared/kernel/request-mark'
import {
  CONSENT_VERSIONS,
  type ConsentPurpose,
  type Consents,
  grantedPurposes,
  isConsentInForce,
} from '#shared/people/member/consent'
import type { MemberContext } from '../../../platform/context'
import type { Tx } from '../../../platform/db/db'
import { markOf, servedIn } from '../../../platform/request-content'
import { tell } from '../../base/facts/facts.face'
import { toProfile } from './member.mapper'
import { findIdentity, saveIdentity, saveMember } from './member.repository'
import { getActiveMember } from './profile.service'
import { openidKey } from './sign-in.service'

/** Gives or withdraws consent for one purpose. The identity record carries it too: events are checked against that. */
export async function setConsent(context: MemberContext, purpose: ConsentPurpose, isGranted: boolean) {
  const { db, memberId, now, caller } = context
  return db.transaction(async (tx) => {
    const member = await getActiveMember(tx, memberId)
    if (servedIn(member.requests, context)) return toProfile(member)
    const consent = { version: CONSENT_VERSIONS[purpose], isGranted, at: now }
    const requests = withMark(member.requests, markOf(context))
    const changed = { ...member, consents: { ...member.consents, [purpose]: consent }, requests, updatedAt: now }
    await saveMember(tx, changed)
    const identity = await findIdentity(tx, openidKey(caller.openid))
    if (identity) await saveIdentity(tx, { ...identity, granted: grantedPurposes(changed.consents) })
    await tellOfChange(context, tx, member.consents, { purpose, isGranted })
    return toProfile(changed)
  })
}

/**
 * What was derived from a member for a purpose is removed when consent is withdrawn and made again when it is given.
 * Only a change is told, and a repeated request finds none.
 */
async function tellOfChange(
  context: MemberContext,
  tx: Tx,
  before: Consents,
  changed: { purpose: ConsentPurpose; isGranted: boolean },
): Promise<void> {
  const { memberId, requestId } = context
  const { purpose, isGranted } = changed
  const isChange = isGranted ? !isConsentInForce(before, purpose) : before[purpose]?.isGranted !== false
  if (!isChange) return
  const source = `${memberId}:${requestId}`
  await tell(context, tx, { name: 'consent.changed', source, memberId, payload: changed })
}

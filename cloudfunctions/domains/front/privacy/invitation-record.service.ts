import type { Bond } from '#shared/growth/referral/bond'
import type { MemberContext } from '../../../platform/context'
import { findBond, listByInviter } from '../../growth/referral/referral.face'

const SHOWN_MAX = 999

/**
 * The caller's own invitation, and the friends whom the caller has invited. Who the other side is stays out of it: that
 * is the other member's record.
 */
export async function invitationRecords({ db, memberId }: MemberContext) {
  const own = await findBond(db, memberId)
  const friends = await listByInviter(db, memberId, Number.MAX_SAFE_INTEGER, SHOWN_MAX + 1)
  const records = [
    ...(own ? [{ ...toRecord(own), kind: 'invited', device: own.device, network: own.network }] : []),
    ...friends.slice(0, SHOWN_MAX).map((bond) => ({ ...toRecord(bond), kind: 'inviting' })),
  ]
  return { records, isComplete: friends.length <= SHOWN_MAX }
}

function toRecord({ state, terms, boundAt, expiresAt, qualifiedAt, reward, end }: Bond): Record<string, unknown> {
  return { at: boundAt, state, terms, expiresAt, qualifiedAt, reward: reward && withoutIds(reward), end }
}

/** The ids of entries are made of the friend's number. */
function withoutIds({ at, inviterPoints, inviteePoints, ladderPoints, inviterMissed }: NonNullable<Bond['reward']>) {
  return { at, inviterPoints, inviteePoints, ladderPoints, inviterMissed }
}

import type { Bond } from '#shared/growth/referral/bond'
import type { RecordContext, ShownRecord, ShownRecords } from '../../../platform/noun/shown-records'
import { findBonds, listByInviter } from './referral.repository'

const SHOWN_MAX = 999

export const shownRecords: Record<string, ShownRecords> = { referrals: { kind: 'few', read: invitations } }

/**
 * The caller's own invitation, and the friends whom the caller has invited. Who the other side is stays out of it: that
 * is the other member's record.
 */
async function invitations({ db }: RecordContext, memberIds: readonly string[]) {
  const own = await findBonds(db, memberIds)
  const friends: Bond[] = []
  for (const inviterId of memberIds) {
    friends.push(...(await listByInviter(db, inviterId, Number.MAX_SAFE_INTEGER, SHOWN_MAX + 1)))
  }
  const records = [
    ...own.map((bond) => ({ ...toRecord(bond), kind: 'invited', device: bond.device, network: bond.network })),
    ...friends.slice(0, SHOWN_MAX).map((bond) => ({ ...toRecord(bond), kind: 'inviting' })),
  ]
  return { records, isComplete: friends.length <= SHOWN_MAX }
}

function toRecord({ state, terms, boundAt, expiresAt, qualifiedAt, reward, end }: Bond): ShownRecord {
  return { at: boundAt, state, terms, expiresAt, qualifiedAt, reward: reward && withoutIds(reward), end }
}

/** The ids of entries are made of the friend's number. */
function withoutIds({ at, inviterPoints, inviteePoints, ladderPoints, inviterMissed }: NonNullable<Bond['reward']>) {
  return { at, inviterPoints, inviteePoints, ladderPoints, inviterMissed }
}

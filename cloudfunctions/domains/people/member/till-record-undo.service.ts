import type { Account } from '#shared/ledger/account/account'
import type { Context } from '../../../platform/context'
import type { Tx } from '../../../platform/db/db'
import { tellForSweep } from '../../base/facts/facts.face'
import { findAccount, keepAccount } from '../../ledger/account/account.face'
import { wiped } from './closing.service'
import { getHolder } from './holder.service'
import { findIdentity, findMember, type Member, removeIdentity, saveMember } from './member.repository'
import { withOwnPhone } from './phone-of-keys'

/** Why a record that a file made goes on when the import is undone: it is somebody's, or holds more than the file brought. */
export type StayReason = 'signedIn' | 'inUse'

/** Who joined by a run, as far as it still is so. */
interface MadeByRun {
  memberId: string
  runId: string
}

/**
 * Ends a record that a run of an import has made, once nothing is left of what the run brought to it: its keys lead nowhere,
 * so that the next file makes a new one. Answers why it stays; null where it is gone, or was never the run's to end.
 */
export function endTillRecord(context: Context, made: MadeByRun): Promise<StayReason | 'ended' | null> {
  return context.db.transaction(async (tx) => {
    const member = await findMember(tx, made.memberId)
    const judged = judgeMember(member, made.runId)
    if (!member || judged !== 'free') return judged === 'free' ? null : judged
    const account = await findAccount(tx, member._id)
    if (!account || !isBare(account)) return 'inUse'
    for (const id of member.identityIds) await removeIdentity(tx, id)
    await saveMember(tx, { ...wiped(member, context.now), status: 'closed' })
    await keepAccount(tx, { ...account, status: 'closed', past: null }, context.now)
    // Thousands at once would outlast the function, and nobody waits for what follows.
    await tellForSweep(context, tx, { name: 'member.closed', source: member._id, memberId: member._id, payload: {} })
    return 'ended'
  })
}

/** The same judgement by what lists have read: `left` is the account without what the run brought. */
export function previewEndTillRecord(member: Member | null, left: Account, runId: string): StayReason | 'ended' | null {
  const judged = judgeMember(member, runId)
  if (judged !== 'free') return judged
  return isBare(left) ? 'ended' : 'inUse'
}

function judgeMember(member: Member | null, runId: string): StayReason | 'free' | null {
  if (member?.joined.via !== 'import' || member.joined.requestId !== runId) return null
  // A phone's owner has found the record, or a person has joined it with another: it is a customer's.
  if (member.status === 'merged' || member.identityIds.some((id) => !isTillKey(id))) return 'signedIn'
  return member.status === 'active' ? 'free' : null
}

/** A till's number, or the phone that it wrote down. */
const isTillKey = (id: string) => id.startsWith('till:') || id.startsWith('ph:')

function isBare({ status, points, growth, counters, checkIn, referral }: Account): boolean {
  const isEmpty = points.balance === 0 && points.debt === 0 && growth.months.every((month) => month.growth === 0)
  const hasDone = counters.purchaseCount + counters.eventCount + checkIn.totalDays + checkIn.makeUpCards > 0
  return status === 'active' && isEmpty && !hasDone && !referral
}

/**
 * Takes away what a run has linked to a member who was there before: keys of the till, a phone that WeChat has not
 * vouched for since, and what the file said that they agreed to, told by when the run began (`at`).
 */
export function takeKeysBack(
  context: Context,
  { recordId, runId, at }: { recordId: string; runId: string; at: number },
): Promise<void> {
  return context.db.transaction(async (tx) => {
    const { _id: memberId } = await getHolder(tx, recordId)
    const member = await findMember(tx, memberId)
    if (member?.status !== 'active') return
    const taken = await takenKeys(tx, member, runId)
    const consents = withoutConsentsOf(member, at)
    if (taken.length === 0 && consents === member.consents) return
    for (const id of taken) await removeIdentity(tx, id)
    const identityIds = member.identityIds.filter((id) => !taken.includes(id))
    // After a merge the number that is shown may be another one than the file's.
    await saveMember(tx, withOwnPhone({ ...member, consents, identityIds, updatedAt: context.now }))
    if (consents === member.consents) return
    const payload = { purpose: 'personalization', isGranted: false } as const
    await tellForSweep(context, tx, {
      name: 'consent.changed',
      source: `${memberId}:${context.requestId}`,
      memberId,
      payload,
    })
  })
}

async function takenKeys(tx: Tx, { identityIds }: Member, runId: string): Promise<string[]> {
  const taken: string[] = []
  for (const id of identityIds.filter(isTillKey)) {
    const identity = await findIdentity(tx, id)
    if (identity?.run === runId && !identity.via?.startsWith('wx:')) taken.push(id)
  }
  return taken
}

function withoutConsentsOf({ consents }: Member, at: number): Member['consents'] {
  const own = Object.entries(consents).filter(([, consent]) => consent.at !== at)
  return own.length === Object.keys(consents).length ? consents : Object.fromEntries(own)
}

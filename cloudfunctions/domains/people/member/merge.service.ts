import { joinedMarks } from '#shared/kernel/request-mark'
import type { Account } from '#shared/ledger/account/account'
import { mergeBenefits } from '#shared/ledger/account/benefit-tally'
import { mergeTallies } from '#shared/ledger/account/invited-tally'
import { pastWithFriendsOf } from '#shared/ledger/account/past'
import { decideTransferIn, decideTransferOut } from '#shared/ledger/points/transfer'
import { grantedPurposes } from '#shared/people/member/consent'
import type { OwnLedger } from '#shared/people/member/parting'
import type { Context } from '../../../platform/context'
import type { Db, Tx } from '../../../platform/db/db'
import { DomainError } from '../../../platform/domain-error'
import { tell } from '../../base/facts/facts.face'
import { getActiveAccount, keepAccount } from '../../ledger/account/account.face'
import { postDecision } from '../../ledger/points/points.face'
import { raiseTier } from '../../ledger/tier/tier.face'
import { findIdentities, findMember, type Member, saveIdentity, saveMember } from './member.repository'
import { getActiveMember } from './profile.service'

/** Joins two records of one person by hand. The same merge again answers the same. */
export async function mergeMembers(context: Context, ids: { from: string; into: string; note: string }) {
  if (ids.from === ids.into) throw new DomainError('MERGE_NOT_POSSIBLE')
  return context.db.transaction(async (tx) => {
    const from = await findMember(tx, ids.from)
    const into = await getActiveMember(tx, ids.into)
    if (from?.merge?.into === ids.into) return { from, into, mergeId: from.merge.mergeId }
    const merged = await mergeInto(context, tx, { from: await getActiveMember(tx, ids.from), into, note: ids.note })
    await saveMember(tx, merged.into)
    return merged
  })
}

/**
 * Moves balance, growth and identities of `from` to `into`. Both ledgers stay; each gets one transfer entry. Saves
 * everything but the member `into`, which the caller saves together with its own changes.
 */
export async function mergeInto(
  context: Context,
  tx: Tx,
  { from, into, note }: { from: Member; into: Member; note: string },
) {
  const { now } = context
  const mergeId = `${from._id}:${into._id}:${now}`
  const left = await getActiveAccount(tx, from._id)
  const kept = await getActiveAccount(tx, into._id)
  const out = await postDecision(tx, left, decideTransferOut(left, mergeId, now))
  const taken = out.entry ? await postDecision(tx, kept, decideTransferIn(kept, out.entry, now)) : { account: kept }
  // Requests made on one record are known to the other, in case they are repeated.
  const counted = { ...withCountersOf(taken.account, left, 1), requests: joinedMarks(left.requests, kept.requests) }
  const { account } = await raiseTier(context, tx, counted)
  await keepAccount(tx, { ...out.account, status: 'merged', mergedInto: into._id }, now)
  await keepAccount(tx, account, now)
  await pointIdentities(context.db, tx, from.identityIds, into)
  await tell(context, tx, { name: 'member.merged', source: mergeId, memberId: from._id, payload: { into: into._id } })
  const before = { from: aloneOf(left), into: aloneOf(kept), intoSeq: kept.seq }
  const merge = { mergeId, into: into._id, at: now, identityIds: from.identityIds, note, before }
  const gone: Member = { ...from, status: 'merged', merge, identityIds: [], updatedAt: now }
  await saveMember(tx, gone)
  const identityIds = [...new Set([...into.identityIds, ...from.identityIds])]
  const pointsMoved = account.points.balance - kept.points.balance
  const requests = joinedMarks(from.requests, into.requests)
  // What is one record now is asked about no more.
  const tillRecords = [from, into].flatMap((one) => one.tillRecords ?? [])
  const asked = tillRecords.filter(({ recordId }) => recordId !== from._id && recordId !== into._id)
  const joined = {
    ...into,
    identityIds,
    requests,
    ...(tillRecords.length > 0 && { tillRecords: asked }),
    updatedAt: now,
  }
  return { from: gone, into: joined, mergeId, pointsMoved }
}

/** What was bought under either record counts; a merge adds it and its undoing takes it off again. */
export function withCountersOf(account: Account, other: Account, sign: 1 | -1): Account {
  const { counters } = account
  const latest = Math.max(counters.lastPurchaseAt ?? 0, other.counters.lastPurchaseAt ?? 0)
  const benefits = mergeBenefits(account.benefits, other.benefits, sign)
  return {
    ...account,
    ...(benefits && { benefits }),
    referral: mergeTallies(account.referral, other.referral, sign),
    past: pastWithFriendsOf(account.past, other.past, sign),
    counters: {
      ...counters,
      purchaseCount: counters.purchaseCount + sign * other.counters.purchaseCount,
      spentFen: counters.spentFen + sign * other.counters.spentFen,
      lastPurchaseAt: latest || null,
    },
  }
}

/** How an account stands, as far as merges change it. */
export function aloneOf({ points, growth, tier, climbedFrom }: Account): OwnLedger {
  return { points: points, growth, tier, climbedFrom: climbedFrom ?? [] }
}

/**
 * Lets keys lead to a member, and the phone's own say what that member has agreed to. They are read in one go beside the
 * transaction, after it has begun: whoever changes one meanwhile meets this at the key, and a merge stays small.
 */
export async function pointIdentities(
  db: Db,
  tx: Tx,
  ids: readonly string[],
  { _id, consents }: Member,
): Promise<void> {
  const agreed = grantedPurposes(consents)
  for (const identity of await findIdentities(db, ids)) {
    const granted = identity._id.startsWith('wx:') ? agreed : identity.granted
    await saveIdentity(tx, { ...identity, memberId: _id, granted })
  }
}

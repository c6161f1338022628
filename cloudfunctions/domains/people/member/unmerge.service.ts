import { businessDayOf } from '#shared/kernel/business-day'
import type { Account } from '#shared/ledger/account/account'
import {
  decideParting,
  livedAlone,
  type OwnCourse,
  type OwnLedger,
  ofRecords,
  type PartingContext,
  type PastEntry,
} from '#shared/people/member/parting'
import type { Context } from '../../../platform/context'
import type { Tx } from '../../../platform/db/db'
import { DomainError } from '../../../platform/domain-error'
import { tell } from '../../base/facts/facts.face'
import { findAccount, getActiveAccount, keepAccount } from '../../ledger/account/account.face'
import { postDecision } from '../../ledger/points/points.face'
import { keysOfSide } from './keys.service'
import { findMember, listMergedInto, type Member, saveMember } from './member.repository'
import { pointIdentities, withCountersOf } from './merge.service'
import { giftsOf, onlyTogether, settleGifts } from './parted-gifts.service'
import { beforeOf, type MergedMember, partingContext, pastOf, sidesOf } from './past.service'
import { withPhoneOfKeys } from './phone-of-keys'
import { getActiveMember } from './profile.service'

const MERGES_MAX = 100

/**
 * Undoes a merge: each side gets what it would have alone, with everything that happened to its own facts while the two
 * were one. Points spent from the other side become a debt, keys lead back to their owners, and a tier that only both
 * had reached together is lost with its gifts.
 */
export async function unmergeMembers(context: Context, { from: fromId, note }: { from: string; note: string }) {
  const parting = await partingContext(context)
  return context.db.transaction(async (tx) => {
    const from = await findMember(tx, fromId)
    if (from?.unmerged?.requestId === context.requestId) {
      return { from, into: await getActiveMember(tx, from.unmerged.into) }
    }
    if (!isMerged(from)) throw new DomainError('MERGE_NOT_FOUND')
    const into = await getActiveMember(tx, from.merge.into)
    await partAccounts(context, tx, { from, note, parting })
    const { mergeId, at: mergedAt } = from.merge
    await tell(context, tx, {
      name: 'member.parted',
      source: mergeId,
      memberId: fromId,
      payload: { mergedAt },
    })
    return partKeys(context, tx, { from, into })
  })
}

function isMerged(member: Member | null): member is MergedMember {
  return member?.merge != null
}

interface PartedRecord {
  from: MergedMember
  note: string
  parting: PartingContext
}

async function partAccounts(context: Context, tx: Tx, { from, note, parting }: PartedRecord): Promise<void> {
  const { db, now } = context
  const { mergeId, into: intoId, at } = from.merge
  const account = await findAccount(tx, from._id)
  const keeper = await getActiveAccount(tx, intoId)
  if (!account) throw new DomainError('MERGE_NOT_FOUND')
  // Read outside of the transaction, but after the account in it: whatever is posted meanwhile meets this at the account.
  const before = await beforeOf(db, from, parting)
  const past = await pastOf(db, intoId, before.intoSeq)
  const sides = await sidesOf(db, from)
  const own = livedAlone(before.from, ofRecords(past, sides.from), parting)
  const rest = livedAlone(before.into, ofRecords(past, sides.into), parting)
  const source = { reason: 'reversal', note } as const
  const kept = await standAlone(
    tx,
    withCountersOf(keeper, account, -1),
    rest,
    { ...source, mergeSide: `merge-in:${mergeId}` },
    now,
  )
  const gifts = await giftsOf(db, parting, [...sides.from, ...sides.into])
  const theirs = new Map([...rest.lost, ...onlyTogether(past, rest, businessDayOf(at))])
  const keptAlone = await settleGifts(context, tx, kept, {
    gifts,
    parting,
    side: sides.into,
    course: rest,
    lost: theirs,
  })
  await keepAccount(tx, keptAlone, now)
  const freed = await standAlone(tx, account, own, { ...source, mergeSide: `merge-out:${mergeId}` }, now)
  const alone = await settleGifts(context, tx, freed, { gifts, parting, side: sides.from, course: own, lost: own.lost })
  await keepAccount(tx, { ...alone, status: 'active', mergedInto: null }, now)
  await rebase(context, tx, { from, past, before, sides, parting })
}

/** One entry on this side makes the account what the record has alone. */
async function standAlone(
  tx: Tx,
  account: Account,
  alone: OwnLedger,
  { mergeSide, ...source }: { reason: 'reversal'; note: string; mergeSide: string },
  now: number,
): Promise<Account> {
  const posted = await postDecision(tx, account, decideParting(account, alone, { ...source, sourceId: mergeSide }, now))
  return { ...posted.account, tier: alone.tier, climbedFrom: alone.climbedFrom }
}

interface Rebasing {
  from: MergedMember
  past: PastEntry[]
  before: { into: OwnLedger; intoSeq: number }
  sides: { from: Set<string>; into: Set<string> }
  parting: PartingContext
}

/**
 * Other merges that can still be undone remember how both sides stood: those that came to the same record later must
 * not remember what has gone now, and those that came with this record go on from how they stand now.
 */
async function rebase(context: Context, tx: Tx, { from, past, before, sides, parting }: Rebasing): Promise<void> {
  const besides = sides.into.size > 1 ? await othersOf(context, from.merge.into, from) : []
  for (const other of besides) {
    const { before: known } = other.merge
    if (!known || known.intoSeq < before.intoSeq || other.merge.at < from.merge.at) continue
    const until = past.filter(({ entry }) => entry.seq <= known.intoSeq)
    const into = onlyStanding(
      livedAlone(before.into, ofRecords(until, sides.into), { ...parting, now: other.merge.at }),
    )
    await saveMember(tx, { ...other, merge: { ...other.merge, before: { ...known, into } } })
  }
  const within = sides.from.size > 1 ? await othersOf(context, from._id, from) : []
  for (const other of within) {
    const known = other.merge.before
    if (!known) continue
    const account = await findAccount(tx, from._id)
    const meanwhile = [...(await pastOf(context.db, from._id, known.intoSeq)), ...past]
    const theirs = await sidesOf(context.db, other)
    const anew = {
      from: onlyStanding(livedAlone(known.from, ofRecords(meanwhile, theirs.from), parting)),
      into: onlyStanding(livedAlone(known.into, ofRecords(meanwhile, theirs.into), parting)),
      intoSeq: account?.seq ?? known.intoSeq,
    }
    await saveMember(tx, { ...other, merge: { ...other.merge, before: anew } })
  }
}

/** What is kept of it: how the record stands. */
function onlyStanding({ points, growth, tier, climbedFrom }: OwnCourse): OwnLedger {
  return { points, growth, tier, climbedFrom }
}

async function othersOf({ db }: Context, memberId: string, but: Member): Promise<MergedMember[]> {
  return (await listMergedInto(db, [memberId], MERGES_MAX)).filter(isMerged).filter(({ _id }) => _id !== but._id)
}

async function partKeys(
  { db, now, requestId }: Context,
  tx: Tx,
  { from, into }: { from: MergedMember; into: Member },
): Promise<{ from: Member; into: Member }> {
  const { own, others } = await keysOfSide(db, into.identityIds, from.merge.identityIds)
  const changes = { merge: null, unmerged: { requestId, into: into._id }, status: 'active', updatedAt: now } as const
  const parted = withPhoneOfKeys(
    { ...from, ...changes, identityIds: own },
    { ...into, identityIds: others, updatedAt: now },
  )
  await pointIdentities(db, tx, own, parted.from)
  await saveMember(tx, parted.into)
  await saveMember(tx, parted.from)
  return parted
}

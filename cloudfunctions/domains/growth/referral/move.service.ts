import type { Told } from '#shared/base/facts/told-facts'
import { pendingOf } from '#shared/growth/referral/bind'
import { type Bond, type BondEndReason, isOpenBond } from '#shared/growth/referral/bond'
import { ended, revived, rewardAtOf } from '#shared/growth/referral/progress'
import { noReferral } from '#shared/ledger/account/invited-tally'
import type { Context } from '../../../platform/context'
import type { Tx } from '../../../platform/db/db'
import { keepAccount } from '../../ledger/account/account.face'
import { findMember, getHolder, recordsOfPerson } from '../../people/member/member.face'
import { countBudget } from './keep.service'
import { partTallies } from './part-tallies.service'
import { findBond, moveToInviter, saveBond } from './referral.repository'

const BY_MERGE: readonly BondEndReason[] = ['known-before', 'same-person']

/**
 * After a merge, or its undoing: invitations follow the record that carries on, and each of the person's own bonds is
 * judged by what is known of the person now. The earliest record decides: whoever had one before the invitation was not
 * new, and of two bonds the first stays. What was rewarded stays.
 */
export async function moveBonds(
  tx: Tx,
  { memberId, payload }: Told<'member.merged' | 'member.parted' | 'member.recognized'>,
  context: Context,
): Promise<void> {
  const from = await findMember(context.db, memberId)
  const apart = from?.unmerged?.into
  const ids = [memberId, ...(apart ? [apart] : [])]
  const holders = new Set<string>()
  for (const id of ids) holders.add((await getHolder(context.db, id))._id)
  for (const holderId of holders) await settlePerson(context, tx, holderId)
  if (apart && 'mergedAt' in payload) {
    await partTallies(context, tx, { fromId: memberId, intoId: apart, mergedAt: Number(payload.mergedAt) })
  }
}

async function settlePerson(context: Context, tx: Tx, holderId: string): Promise<void> {
  const joined = new Map<string, number>()
  for (const id of await recordsOfPerson(context.db, holderId)) {
    await moveToInviter(context.db, id, holderId)
    joined.set(id, (await findMember(context.db, id))?.joined.at ?? context.now)
  }
  const { past } = await getHolder(tx, holderId)
  let open: Bond | null = null
  for (const id of joined.keys()) {
    const bond = await findBond(tx, id)
    const judged = bond && (await judge(context, tx, bond, { joined, isKnown: Boolean(past) }))
    if (judged && isOpenBond(judged) && (!open || judged.boundAt < open.boundAt)) open = judged
  }
  await keepMark(context, tx, holderId, open)
}

/** `joined`: when each record of the friend was made. `isKnown`: there was an earlier one, which was closed. */
async function judge(
  context: Context,
  tx: Tx,
  bond: Bond,
  { joined, isKnown }: { joined: ReadonlyMap<string, number>; isKnown: boolean },
): Promise<Bond> {
  const isOlder = isKnown || [...joined].some(([id, at]) => id !== bond._id && at < bond.boundAt)
  const reason = joined.has(bond.invitedBy) ? 'same-person' : isOlder ? 'known-before' : null
  const after = judged(bond, reason, context.now)
  if (after === bond) return bond
  await saveBond(tx, after)
  await countBudget(context, tx, bond, after)
  return after
}

function judged(bond: Bond, reason: BondEndReason | null, now: number): Bond {
  if (reason) return isOpenBond(bond) ? ended(bond, 'refused', reason, now) : bond
  const wasByMerge = bond.state === 'refused' && bond.end !== null && BY_MERGE.includes(bond.end.reason)
  return wasByMerge ? revived(bond, now) : bond
}

/** The till looks at the record that carries on: the mark of the bond that is still open stands there, and no other. */
async function keepMark(context: Context, tx: Tx, holderId: string, open: Bond | null): Promise<void> {
  const account = await getHolder(tx, holderId)
  const pending = open && { ...pendingOf(open), rewardAt: rewardAtOf(open) }
  if (!pending && !account.referral?.pending) return
  const referral = { ...(account.referral ?? noReferral), pending }
  await keepAccount(tx, { ...account, referral }, context.now)
}

import type { Bond, BondReward } from '#shared/growth/referral/bond'
import { ended } from '#shared/growth/referral/progress'
import { decideReward, type RewardDecision } from '#shared/growth/referral/reward'
import { type LadderStep, rewardOfStep } from '#shared/growth/referral/terms'
import type { Account } from '#shared/ledger/account/account'
import { tallyOf, withTally } from '#shared/ledger/account/invited-tally'
import { withCards } from '#shared/ledger/account/make-up-cards'
import type { Context } from '../../../platform/context'
import type { Tx } from '../../../platform/db/db'
import { tellForSweep } from '../../base/facts/facts.face'
import { keepAccount } from '../../ledger/account/account.face'
import { postFact } from '../../ledger/points/points.face'
import { earn } from '../../ledger/tier/tier.face'
import { getHolder } from '../../people/member/member.face'
import { saveBond } from './referral.repository'

/**
 * Gives both sides what was announced, in one transaction with the bond: entries whose ids come from the bond, so that
 * nothing can pay them again. Both sides are told in it, and coupons follow at the next sweep.
 */
export async function payReward(context: Context, tx: Tx, bond: Bond, invitee: Account): Promise<Bond> {
  const { now } = context
  const inviter = await getHolder(tx, bond.inviterId)
  // Two accounts that turned out to be one person's.
  if (inviter._id === invitee._id) return ended(bond, 'refused', 'same-person', now)
  const tally = tallyOf(inviter.referral, bond.terms.programmeKey)
  const decision = decideReward(bond, tally, inviter.status === 'active')
  const inviteeEntryId = await payInvitee(context, tx, bond, invitee)
  const inviterEntryId = await payInviter(context, tx, bond, { inviter, decision })
  await tellOfCounted(context, tx, bond, { inviteeId: invitee._id, inviterId: inviter._id, decision })
  const reward: BondReward = {
    at: now,
    inviterEntryId,
    inviteeEntryId,
    inviterPoints: decision.inviterPoints,
    inviteePoints: decision.inviteePoints,
    ladderPoints: decision.steps.reduce((sum, { points }) => sum + points, 0),
    inviterMissed: decision.inviterMissed,
  }
  const paid: Bond = { ...bond, state: 'rewarded', reward, dueAt: null, updatedAt: now }
  await saveBond(tx, paid)
  return paid
}

async function payInvitee(context: Context, tx: Tx, bond: Bond, invitee: Account): Promise<string | null> {
  const source = { reason: 'referral-friend', sourceId: bond._id, storeId: bond.act?.storeId ?? null } as const
  const { account, entry } = await postFact(context, tx, invitee, {
    kind: 'earn',
    ...source,
    points: bond.terms.invitee.points,
    record: bond._id,
  })
  const referral = account.referral && { ...account.referral, pending: null }
  await keepAccount(tx, { ...account, referral: referral ?? null }, context.now)
  return entry?._id ?? null
}

async function payInviter(
  context: Context,
  tx: Tx,
  bond: Bond,
  { inviter, decision }: { inviter: Account; decision: RewardDecision },
): Promise<string | null> {
  if (decision.inviterMissed) return null
  const { points } = bond.terms.inviter
  // Whose invitation it was: after a merge another record's account answers for it.
  const record = bond.invitedBy
  const earning = { kind: 'earn', reason: 'referral', sourceId: bond._id, points, record } as const
  const first = await postFact(context, tx, inviter, earning)
  let { account } = first
  for (const step of decision.steps) {
    const sourceId = `${bond._id}:${step.friends}`
    account = await giveStep(context, tx, account, { step, sourceId, record })
  }
  await keepAccount(tx, { ...account, referral: withTally(account.referral, decision.tally) }, context.now)
  return first.entry?._id ?? null
}

/** A step can raise the tier, bring cards, and a coupon at the next sweep. */
async function giveStep(
  context: Context,
  tx: Tx,
  before: Account,
  { step, sourceId, record }: { step: LadderStep; sourceId: string; record: string },
): Promise<Account> {
  const { points, growth, makeUpCards: cards, couponKey } = rewardOfStep(step)
  const source = { reason: 'referral-ladder', sourceId, record, ...(cards > 0 && { cards }) } as const
  const { account } = await earn(context, tx, before, { ...source, points, growth })
  if (couponKey !== null) {
    const payload = { couponKey, promiseId: `referral-ladder:${sourceId}`, why: `邀请 ${step.friends} 位好友` }
    const telling = { name: 'coupon.promised', source: payload.promiseId, memberId: before._id, payload } as const
    await tellForSweep(context, tx, telling)
  }
  return cards > 0 ? { ...account, checkIn: withCards(account.checkIn, cards) } : account
}

/** Each side by itself: two members, and one may get a coupon where the other does not. */
async function tellOfCounted(
  context: Context,
  tx: Tx,
  { _id, terms }: Bond,
  { inviteeId, inviterId, decision }: { inviteeId: string; inviterId: string; decision: RewardDecision },
): Promise<void> {
  const sides = [
    { side: 'invitee', memberId: inviteeId, couponKey: terms.invitee.couponKey },
    { side: 'inviter', memberId: inviterId, couponKey: decision.inviterMissed ? null : terms.inviter.couponKey },
  ] as const
  for (const { side, memberId, couponKey } of sides) {
    const payload = { bondId: _id, side, couponKey }
    await tellForSweep(context, tx, { name: 'friend.counted', source: `${_id}:${side}`, memberId, payload })
  }
}

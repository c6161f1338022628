import type { Bond } from '#shared/growth/referral/bond'
import { talliesOf } from '#shared/growth/referral/tally'
import type { Account } from '#shared/ledger/account/account'
import { mergeTallies, tallyOf, withOwnLadder, withTally } from '#shared/ledger/account/invited-tally'
import { withCards } from '#shared/ledger/account/make-up-cards'
import { decideReversal, WHOLE } from '#shared/ledger/points/reversal'
import { pointsRules } from '#shared/ledger/points/rules'
import type { Context } from '../../../platform/context'
import type { Tx } from '../../../platform/db/db'
import { tellForSweep } from '../../base/facts/facts.face'
import { rulesInForce } from '../../base/settings/settings.face'
import { keepAccount } from '../../ledger/account/account.face'
import { findEntry, postDecision } from '../../ledger/points/points.face'
import { settleTier } from '../../ledger/tier/tier.face'
import { getHolder, recordsOfPerson } from '../../people/member/member.face'
import { listRewardedOf } from './referral.repository'

const BONDS_MAX = 1000

/**
 * After a merge was undone: a friend who was rewarded while the two were one counts for the record whose invitation it
 * was. Caps and ladders of both count on from there; a step of the ladder that neither has reached alone is taken back.
 */
export async function partTallies(
  context: Context,
  tx: Tx,
  { fromId, intoId, mergedAt }: { fromId: string; intoId: string; mergedAt: number },
): Promise<void> {
  const from = await getHolder(tx, fromId)
  const into = await getHolder(tx, intoId)
  const hasNone = (into.referral?.tallies.length ?? 0) === 0
  // Whoever was rewarded meanwhile was counted there.
  if (from._id === into._id || hasNone) return
  const own = await rewardedSince(context, fromId, mergedAt)
  const others = await rewardedSince(context, intoId, mergedAt)
  const moved = talliesOf(own)
  const back = { ...from, referral: mergeTallies(from.referral, moved, 1) }
  const rest = { ...into, referral: mergeTallies(into.referral, moved, -1) }
  await keepAccount(tx, await withOwnSteps(context, tx, back, own), context.now)
  await keepAccount(tx, await withOwnSteps(context, tx, rest, others), context.now)
}

async function rewardedSince({ db }: Context, recordId: string, since: number): Promise<Bond[]> {
  const bonds = await listRewardedOf(db, await recordsOfPerson(db, recordId), BONDS_MAX)
  return bonds.filter(({ reward }) => reward !== null && reward.at >= since)
}

/** Steps that were paid meanwhile stay paid if the own friends reach them, and are taken back if not. */
async function withOwnSteps(context: Context, tx: Tx, account: Account, bonds: readonly Bond[]): Promise<Account> {
  const { validMonths } = await rulesInForce(context, pointsRules)
  let after: Account = { ...account, referral: withOwnLadder(account.referral ?? null) }
  for (const { _id, terms, reward } of bonds) {
    for (const step of reward ? terms.ladder : []) {
      const { friends } = step
      const entry = await findEntry(tx, `referral-ladder:${_id}:${friends}`)
      if (!entry || (await findEntry(tx, `reversal:${entry._id}`))) continue
      const tally = tallyOf(after.referral, terms.programmeKey)
      if (friends <= tally.friends) {
        after = { ...after, referral: withTally(after.referral, { ...tally, paidTo: Math.max(tally.paidTo, friends) }) }
        continue
      }
      const source = { reason: 'reversal', sourceId: entry._id, note: '合并已撤销' } as const
      const reversal = {
        entry: { ...entry, memberId: after._id },
        already: { points: 0, growth: 0 },
        upTo: WHOLE,
        source: { ...source, record: entry.record ?? entry.memberId },
      }
      const taken = await postDecision(tx, after, decideReversal(after, reversal, { now: context.now, validMonths }))
      const checkIn = withCards(taken.account.checkIn, taken.entry?.cards ?? 0)
      after = await settleTier(context, tx, { ...taken.account, checkIn })
      if (step.couponKey) {
        const promiseId = `referral-ladder:${_id}:${friends}`
        const payload = { couponKey: step.couponKey, promiseId, why: `邀请 ${friends} 位好友` }
        const telling = { name: 'coupon.unpromised', source: promiseId, memberId: after._id, payload } as const
        await tellForSweep(context, tx, telling)
      }
    }
  }
  return after
}

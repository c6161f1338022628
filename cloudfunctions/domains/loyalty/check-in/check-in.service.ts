import { type BusinessDay, businessDayOf, monthOf } from '#shared/kernel/business-day'
import { withMark } from '#shared/kernel/request-mark'
import type { Account } from '#shared/ledger/account/account'
import { decideTakingBack } from '#shared/ledger/points/reversal'
import { decideMakeUp } from '#shared/loyalty/check-in/make-up'
import { type Reward, shownReward } from '#shared/loyalty/check-in/reward'
import { checkInRules } from '#shared/loyalty/check-in/rules'
import { decideCheckIn } from '#shared/loyalty/check-in/streak'
import type { MemberContext } from '../../../platform/context'
import type { Tx } from '../../../platform/db/db'
import { accepted } from '../../../platform/domain-error'
import { markOf, servedIn } from '../../../platform/request-content'
import { rulesInForce } from '../../base/settings/settings.face'
import { carry, getActiveAccount, keepAccount } from '../../ledger/account/account.face'
import { postDecision } from '../../ledger/points/points.face'
import { earn, settleTier } from '../../ledger/tier/tier.face'
import { type CheckIn, findCheckIn, insertCheckIn } from './check-in.repository'

/** Checks in for today. Racing requests collide at the account, and a repeated one at the stamp's id. */
export async function performCheckIn(context: MemberContext) {
  const { db, now, memberId } = context
  const rules = await rulesInForce(context, checkInRules)
  const today = businessDayOf(now)
  return db.transaction(async (tx) => {
    const account = await getActiveAccount(tx, memberId)
    // Checked before the day is, because a request repeated after midnight is still yesterday's check-in.
    const known = await findServed(context, tx, account)
    if (known) return toAnswer(known)
    const decision = accepted(
      decideCheckIn(account.checkIn, { today, joinedDay: account.joinedDay, past: account.past }, rules),
    )
    return stamp(context, tx, account, { ...decision, day: today, kind: 'same-day' })
  })
}

/** Fills an earlier day with a make-up card. */
export async function makeUpCheckIn(context: MemberContext, day: BusinessDay) {
  const { db, now, memberId } = context
  const rules = await rulesInForce(context, checkInRules)
  return db.transaction(async (tx) => {
    const account = await getActiveAccount(tx, memberId)
    const known = await findServed(context, tx, account)
    if (known) return toAnswer(known)
    const about = { day, today: businessDayOf(now), joinedDay: account.joinedDay, past: account.past }
    const decision = accepted(decideMakeUp(account.checkIn, about, rules))
    return stamp(context, tx, account, { ...decision, day, kind: 'make-up' })
  })
}

interface Stamp {
  day: BusinessDay
  kind: CheckIn['kind']
  state: Account['checkIn']
  streakDays: number
  rewards: Reward[]
}

async function stamp(context: MemberContext, tx: Tx, before: Account, stamping: Stamp) {
  const { day, kind, state, streakDays, rewards } = stamping
  const { account, reached } = await keepRewards(context, tx, { ...before, checkIn: state }, stamping)
  const highest = reached.at(-1)
  const checkIn: CheckIn = {
    _id: `${before._id}:${day}`,
    memberId: before._id,
    day,
    kind,
    at: context.now,
    requestId: context.requestId,
    streakDays,
    rewards,
    balanceAfter: account.points.balance,
    tierReached: highest ? { key: highest.key, name: highest.name } : null,
    makeUpCardsAfter: account.checkIn.makeUpCards,
  }
  await insertCheckIn(tx, checkIn)
  const requests = withMark(before.requests, markOf(context, checkIn._id))
  const told = await withPromises(context, tx, await withTold(context, tx, account, checkIn), rewards)
  await keepAccount(tx, { ...told, requests }, context.now)
  return toAnswer(checkIn)
}

/** Filling in a day later does not count as a visit on that day. */
async function withTold(context: MemberContext, tx: Tx, account: Account, { _id, kind, at }: CheckIn) {
  if (kind !== 'same-day') return account
  return carry(context, tx, account, { name: 'check-in.performed', source: _id, payload: { checkInId: _id, at } })
}

const STEP_WORDS: Record<Reward['kind'], string> = {
  daily: '签到',
  streak: '连续签到',
  month: '本月累计签到',
  newcomer: '新人签到',
}

/** A step's coupon is promised once in a calendar month: breaking a streak to mend it later brings no second one. */
async function withPromises(
  context: MemberContext,
  tx: Tx,
  before: Account,
  rewards: readonly Reward[],
): Promise<Account> {
  let account = before
  const month = monthOf(businessDayOf(context.now))
  for (const { kind, days, couponKey } of rewards) {
    const promiseId = `check-in:${account._id}:${kind}:${days}:${month}`
    if (!couponKey || account.told?.some(({ _id }) => _id === `coupon.promised:${promiseId}`)) continue
    const payload = { couponKey, promiseId, why: `${STEP_WORDS[kind]} ${days} 天` }
    account = await carry(context, tx, account, { name: 'coupon.promised', source: promiseId, payload })
  }
  return account
}

/** Only a make-up can take back more than it gives: it may join streaks that were each paid already. */
async function keepRewards(context: MemberContext, tx: Tx, account: Account, { day, kind, rewards }: Stamp) {
  const source = { reason: kind === 'same-day' ? 'check-in' : 'make-up', sourceId: `${account._id}:${day}` } as const
  const points = sum(rewards, 'points')
  const growth = sum(rewards, 'growth')
  if (points >= 0 && growth >= 0) return earn(context, tx, account, { ...source, points, growth })
  const back = { points: Math.max(-points, 0), growth: Math.max(-growth, 0) }
  const taken = await postDecision(tx, account, decideTakingBack(account, { ...source, ...back }, context.now))
  const settled = await settleTier(context, tx, taken.account)
  const more = { ...source, sourceId: `${source.sourceId}:more` }
  return earn(context, tx, settled, { ...more, points: Math.max(points, 0), growth: Math.max(growth, 0) })
}

/** The stamp that this same request made before. The account is read anyway, so other requests pay nothing for it. */
async function findServed(context: MemberContext, tx: Tx, { requests }: Account): Promise<CheckIn | null> {
  const mark = servedIn(requests, context)
  return mark?.made ? findCheckIn(tx, mark.made) : null
}

function toAnswer({ day, streakDays, rewards: brought, balanceAfter, tierReached, makeUpCardsAfter }: CheckIn) {
  return {
    day,
    streakDays,
    rewards: brought.map(shownReward),
    pointsEarned: sum(brought, 'points'),
    growthEarned: sum(brought, 'growth'),
    balance: balanceAfter,
    tierReached,
    makeUpCards: makeUpCardsAfter,
  }
}

function sum(rewards: readonly Reward[], field: 'points' | 'growth'): number {
  return rewards.reduce((total, reward) => total + reward[field], 0)
}

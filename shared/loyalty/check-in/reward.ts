import { addDays, type BusinessDay, monthOf } from '#shared/kernel/business-day'
import type { CheckInRun, CheckInState } from '#shared/ledger/account/account'
import type { CheckInRules } from './rules'
import { daysDoneIn } from './runs'

/**
 * One thing that a check-in or a make-up brings, or takes back: then it is below zero. `days`: of the streak, of the
 * ladder's step, or of the newcomers.
 */
export interface Reward {
  kind: 'daily' | 'streak' | 'month' | 'newcomer'
  days: number
  points: number
  growth: number
  makeUpCards: number
  /** Of the coupon that comes with it; missing or null for none. What is taken back takes no coupon. */
  couponKey?: string | null | undefined
}

/** Which day it is, by the server, and when the member joined. */
export interface CheckInDay {
  today: BusinessDay
  joinedDay: BusinessDay
  /** For somebody who was a member before and is not new: the last day on which they checked in then. */
  past?: { checkInDay: BusinessDay | null } | null | undefined
}

/** How often a step of the streak ladder is due in a run of `length` days. */
export function timesDue(stepDays: number, length: number, cycleDays: number | null): number {
  if (cycleDays === null) return length >= stepDays ? 1 : 0
  return Math.floor(length / cycleDays) + (length % cycleDays >= stepDays ? 1 : 0)
}

/**
 * What a run brings beyond what its parts were paid. A step that broken parts were paid more often than the run is due
 * when a make-up joins them is taken back: so every run is always paid exactly what an unbroken one is, and breaking a
 * streak to mend it later pays nothing.
 */
export function streakRewards(run: CheckInRun, parts: readonly CheckInRun[], rules: CheckInRules): Reward[] {
  return rules.streakLadder.flatMap((step) => {
    const due = timesDue(step.days, run.paidTo, rules.cycleDays)
    const paid = parts.reduce((sum, part) => sum + timesDue(step.days, part.paidTo, rules.cycleDays), 0)
    const reward: Reward = { kind: 'streak', ...step, growth: step.growth ?? 0 }
    return Array.from({ length: Math.abs(due - paid) }, () => (due > paid ? reward : takenBack(reward)))
  })
}

function takenBack({ points, growth, makeUpCards, couponKey: _kept, ...reward }: Reward): Reward {
  return { ...reward, points: 0 - points, growth: 0 - growth, makeUpCards: 0 - makeUpCards }
}

/** The ladder of today's month. A month's ladder closes with the month: a make-up reaching back pays no earlier one. */
export function monthRewards(state: CheckInState, { today }: CheckInDay, rules: CheckInRules) {
  const month = monthOf(today)
  const { monthLadder } = state
  // A ladder of a later month is only there when the server's clock was moved back; it keeps what it has paid.
  if (monthLadder && monthLadder.month > month) return { rewards: [], monthLadder }
  const paidTo = monthLadder?.month === month ? monthLadder.paidTo : 0
  const done = daysDoneIn(state.runs, month)
  const rewards = rules.monthLadder
    .filter(({ days }) => days > paidTo && days <= done)
    .map((step): Reward => ({ kind: 'month', ...step, growth: step.growth ?? 0 }))
  return { rewards, monthLadder: { month, paidTo: Math.max(paidTo, done) } }
}

/** The newcomers' reward for the n-th day ever, while the challenge is open. */
export function newcomerRewards(totalDays: number, day: CheckInDay, rules: CheckInRules): Reward[] {
  const { today } = day
  const lastDay = newcomersLastDay(day, rules)
  const points = rules.newcomers?.points[totalDays - 1] ?? 0
  if (lastDay === null || today > lastDay || points === 0) return []
  return [{ kind: 'newcomer', days: totalDays, points, growth: 0, makeUpCards: 0 }]
}

/** The day of joining is the first of the `withinDays`. Nobody is a newcomer twice. */
export function newcomersLastDay(
  { joinedDay, past }: Pick<CheckInDay, 'joinedDay' | 'past'>,
  { newcomers }: CheckInRules,
): BusinessDay | null {
  if (past) return null
  return newcomers && addDays(joinedDay, newcomers.withinDays - 1)
}

/** What several rewards bring together: one act makes one entry in the ledger. */
export function sumRewards(rewards: readonly Reward[]): Pick<Reward, 'points' | 'growth' | 'makeUpCards'> {
  return rewards.reduce(
    (sum, reward) => ({
      points: sum.points + reward.points,
      growth: sum.growth + reward.growth,
      makeUpCards: sum.makeUpCards + reward.makeUpCards,
    }),
    { points: 0, growth: 0, makeUpCards: 0 },
  )
}

/** A day is checked in once by a person, whether or not the record has begun anew since. */
export function isDoneBefore(day: BusinessDay, { past }: Pick<CheckInDay, 'past'>): boolean {
  return past?.checkInDay !== undefined && past.checkInDay !== null && past.checkInDay >= day
}

/** A reward as members see it: of its coupon they see that there is one. */
export function shownReward({ couponKey, ...reward }: Reward): Omit<Reward, 'couponKey'> & { hasCoupon?: true } {
  return couponKey ? { ...reward, hasCoupon: true } : reward
}

import type { BusinessDay } from '#shared/kernel/business-day'
import type { ErrorCode } from '#shared/kernel/errors'
import type { CheckInState } from '#shared/ledger/account/account'
import { withCards } from '../../ledger/account/make-up-cards'
import {
  type CheckInDay,
  isDoneBefore,
  monthRewards,
  newcomerRewards,
  type Reward,
  streakRewards,
  sumRewards,
} from './reward'
import type { CheckInRules } from './rules'
import { dropOldRuns, joinDay, lengthOf } from './runs'

export type CheckInDecision = CheckInAccepted | { kind: 'refused'; reason: ErrorCode }

export interface CheckInAccepted {
  kind: 'accepted'
  state: CheckInState
  /** Unbroken days of the run that the day is now part of. */
  streakDays: number
  rewards: Reward[]
}

/** Today's check-in. `today` is the server's business day; no phone is asked. */
export function decideCheckIn(state: CheckInState, day: CheckInDay, rules: CheckInRules): CheckInDecision {
  const last = state.runs[state.runs.length - 1]
  // `>` only when the server's clock was moved back: the days that are already there stay as they are.
  if ((last && last.toDay >= day.today) || isDoneBefore(day.today, day))
    return { kind: 'refused', reason: 'ALREADY_CHECKED_IN' }
  const counted = countDay(state, day.today, day, rules)
  const { dailyPoints, dailyGrowth } = rules
  const daily: Reward = {
    kind: 'daily',
    days: counted.streakDays,
    points: dailyPoints,
    growth: dailyGrowth,
    makeUpCards: 0,
  }
  return { ...counted, rewards: dailyPoints + dailyGrowth > 0 ? [daily, ...counted.rewards] : counted.rewards }
}

/** What a check-in now would bring; empty when it is done. */
export function todaysRewards(state: CheckInState, day: CheckInDay, rules: CheckInRules): Reward[] {
  const decision = decideCheckIn(state, day, rules)
  return decision.kind === 'accepted' ? decision.rewards : []
}

/** Puts one more day into the state and pays every ladder that it moves: the same for check-ins and make-ups. */
export function countDay(
  state: CheckInState,
  counted: BusinessDay,
  day: CheckInDay,
  rules: CheckInRules,
): CheckInAccepted {
  const { run, parts, runs } = joinDay(dropOldRuns(state.runs, day.today), counted)
  const totalDays = state.totalDays + 1
  const month = monthRewards({ ...state, runs }, day, rules)
  const rewards = [...streakRewards(run, parts, rules), ...month.rewards, ...newcomerRewards(totalDays, day, rules)]
  const after = { ...state, runs, totalDays, monthLadder: month.monthLadder }
  return {
    kind: 'accepted',
    state: withCards(after, sumRewards(rewards).makeUpCards),
    streakDays: lengthOf(run),
    rewards,
  }
}

import { addDays, addMonths, type BusinessMonth, monthOf } from '#shared/kernel/business-day'
import type { ActionOutput } from '../../../api/call'
import type { LadderStep } from '../../../ui/LadderSteps'
import type { StampState } from '../../../ui/StampCalendar'
import { rewardText, stepText } from './reward-text'
import { dayOfReward } from './week-days'

export type Calendar = ActionOutput<'check-in.getCalendar'>

export function stampsOf({ days }: Calendar): Record<string, StampState> {
  const stamps: Record<string, StampState> = {}
  for (const { day, isCheckedIn, canMakeUp } of days) {
    if (isCheckedIn) stamps[day] = 'checked'
    else if (canMakeUp) stamps[day] = 'mendable'
  }
  return stamps
}

/** The day on which the next reward waits. */
export function rewardsOf({ nextReward, today, isDoneToday }: Calendar): Record<string, string> {
  if (!nextReward) return {}
  return { [dayOfReward(nextReward.inDays, today, isDoneToday)]: rewardText(nextReward) }
}

export function stepsOf(ladder: Calendar['streakLadder']): LadderStep[] {
  return ladder.map((step) => ({
    at: step.days,
    reward: stepText(step),
    state: step.isReached ? 'reached' : step.isNext ? 'next' : 'ahead',
  }))
}

export function countStamps({ days }: Calendar): number {
  return days.filter(({ isCheckedIn }) => isCheckedIn).length
}

export function monthText(month: BusinessMonth): string {
  return `${month.slice(0, 4)}年${Number(month.slice(5))}月`
}

/** Whether the month before has anything to show: stamps not yet shown, or a day that can be made up. */
export function hasEarlier(shown: Calendar, stampsUpTo: number, oldestMonth: BusinessMonth): boolean {
  const before = addMonths(shown.month, -1)
  if (before < oldestMonth) return false
  const reachesBack = monthOf(addDays(shown.today, -shown.rules.makeUpReachBackDays)) <= before
  return stampsUpTo > countStamps(shown) || (reachesBack && shown.makeUpCards > 0)
}

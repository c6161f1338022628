import type { ActionOutput } from '../../../api/call'
import type { HomeAnswer } from './home-store'

/** The first screen right after a check-in, until the shop has answered again. */
export function afterCheckIn(before: HomeAnswer, performed: ActionOutput<'check-in.perform'>): HomeAnswer {
  const { day, streakDays, balance } = performed
  if (before.today !== day) return before
  const week = before.checkIn.week.map((each) => (each.day === day ? { ...each, isCheckedIn: true } : each))
  const { nextReward } = before.checkIn
  // A reward that was one check-in away has just been given; only the shop knows the one after it.
  const closer = nextReward && nextReward.inDays > 1 ? { ...nextReward, inDays: nextReward.inDays - 1 } : null
  return {
    ...before,
    points: balance,
    checkIn: { ...before.checkIn, isDoneToday: true, streakDays, week, nextReward: closer },
  }
}

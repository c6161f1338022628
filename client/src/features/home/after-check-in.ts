import type { ActionOutput } from '../../api/call'
import type { HomeAnswer } from './home-store'

/** The first screen right after a check-in; the next reward follows with the next answer. */
export function afterCheckIn(before: HomeAnswer, performed: ActionOutput<'check-in.perform'>): HomeAnswer {
  const { day, streakDays, balance } = performed
  if (before.today !== day) return before
  const week = before.checkIn.week.map((each) => (each.day === day ? { ...each, isCheckedIn: true } : each))
  return { ...before, points: balance, checkIn: { ...before.checkIn, isDoneToday: true, streakDays, week } }
}

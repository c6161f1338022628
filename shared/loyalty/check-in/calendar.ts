import {
  addDays,
  type BusinessDay,
  type BusinessMonth,
  firstDayOf,
  lastDayOf,
  weekdayOf,
} from '#shared/kernel/business-day'
import type { CheckInState } from '#shared/ledger/account/account'
import { makeUpRefusal } from './make-up'
import { type CheckInDay, sumRewards } from './reward'
import type { CheckInRules } from './rules'
import { isCheckedIn } from './runs'
import { decideCheckIn } from './streak'

export interface CalendarDay {
  day: BusinessDay
  isCheckedIn: boolean
  isToday: boolean
  isFuture: boolean
  /** A make-up of this day would be accepted now. */
  canMakeUp: boolean
}

/** A month of stamps. Months whose runs were dropped (over 92 days back) show none. */
export function monthCalendar(
  state: CheckInState,
  { month, today, joinedDay }: CheckInDay & { month: BusinessMonth },
  rules: CheckInRules,
): CalendarDay[] {
  return daysFrom(firstDayOf(month), Number(lastDayOf(month).slice(8))).map((day) => ({
    day,
    isCheckedIn: isCheckedIn(state.runs, day),
    isToday: day === today,
    isFuture: day > today,
    canMakeUp: makeUpRefusal(state, { day, today, joinedDay }, rules) === null,
  }))
}

export interface WeekDay {
  day: BusinessDay
  isCheckedIn: boolean
  isToday: boolean
  isFuture: boolean
  /** What a check-in on that day brings, if none is missed from today on; 0 for what is done or gone. */
  points: number
  makeUpCards: number
}

/** Monday to Sunday of the week that today is in. */
export function weekStrip(state: CheckInState, { today, joinedDay, past }: CheckInDay, rules: CheckInRules): WeekDay[] {
  const monday = addDays(today, 1 - weekdayOf(today))
  let ahead = state
  return daysFrom(monday, 7).map((day) => {
    const decision = day < today ? null : decideCheckIn(ahead, { today: day, joinedDay, past }, rules)
    if (decision?.kind === 'accepted') ahead = decision.state
    const { points, makeUpCards } = sumRewards(decision?.kind === 'accepted' ? decision.rewards : [])
    return {
      day,
      isCheckedIn: isCheckedIn(state.runs, day),
      isToday: day === today,
      isFuture: day > today,
      points,
      makeUpCards,
    }
  })
}

/** So many days, counted: a walk that waits for its last day would not end where a calendar steps over it. */
function daysFrom(first: BusinessDay, count: number): BusinessDay[] {
  return Array.from({ length: count }, (_, index) => addDays(first, index))
}

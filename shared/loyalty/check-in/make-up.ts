import { addDays, type BusinessDay, type BusinessMonth, monthOf } from '#shared/kernel/business-day'
import type { ErrorCode } from '#shared/kernel/errors'
import type { CheckInState } from '#shared/ledger/account/account'
import type { CheckInDay } from './reward'
import type { CheckInRules } from './rules'
import { isCheckedIn } from './runs'
import { type CheckInDecision, countDay } from './streak'

export interface MakeUpDay extends CheckInDay {
  day: BusinessDay
}

/**
 * Fills an earlier day with a card. The day counts for every ladder as if it had been checked in, only the daily reward
 * is gone. Runs join, and what the joined run brings beyond what its parts were paid is paid now, whether or not it
 * reaches today; what the parts were paid too much is taken back. So a run is always paid what an unbroken one is.
 */
export function decideMakeUp(state: CheckInState, makeUp: MakeUpDay, rules: CheckInRules): CheckInDecision {
  const reason = makeUpRefusal(state, makeUp, rules)
  if (reason) return { kind: 'refused', reason }
  const makeUps = { month: countingMonth(state, makeUp.today), count: makeUpsUsed(state, makeUp.today) + 1 }
  return countDay({ ...state, makeUpCards: state.makeUpCards - 1, makeUps }, makeUp.day, makeUp, rules)
}

/** Why a day cannot be made up now; null when it can. */
export function makeUpRefusal(
  state: CheckInState,
  { day, today, joinedDay }: MakeUpDay,
  { makeUp }: CheckInRules,
): ErrorCode | null {
  if (day >= today || day < joinedDay || day < addDays(today, -makeUp.reachBackDays)) return 'MAKE_UP_DAY_NOT_OPEN'
  if (isCheckedIn(state.runs, day)) return 'MAKE_UP_DAY_TAKEN'
  if (makeUpsUsed(state, today) >= makeUp.monthlyMax) return 'MAKE_UP_LIMIT_REACHED'
  if (state.makeUpCards < 1) return 'MAKE_UP_NO_CARD'
  return null
}

/** How many make-ups the month's limit still allows, cards or not. The month is that of the act, not of the day. */
export function makeUpsLeft(state: CheckInState, today: BusinessDay, { makeUp }: CheckInRules): number {
  return Math.max(makeUp.monthlyMax - makeUpsUsed(state, today), 0)
}

/** The one day whose make-up joins the streak to the run before it; null when there is none that can be made up now. */
export function mendingDay(state: CheckInState, day: CheckInDay, rules: CheckInRules): BusinessDay | null {
  const yesterday = addDays(day.today, -1)
  const last = state.runs[state.runs.length - 1]
  const missing = last && last.toDay >= yesterday ? addDays(last.fromDay, -1) : yesterday
  const joins = isCheckedIn(state.runs, addDays(missing, -1))
  return joins && makeUpRefusal(state, { ...day, day: missing }, rules) === null ? missing : null
}

function makeUpsUsed(state: CheckInState, today: BusinessDay): number {
  return state.makeUps?.month === countingMonth(state, today) ? state.makeUps.count : 0
}

/** A clock moved back into the month before does not open a fresh limit. */
function countingMonth({ makeUps }: CheckInState, today: BusinessDay): BusinessMonth {
  const month = monthOf(today)
  return makeUps && makeUps.month > month ? makeUps.month : month
}

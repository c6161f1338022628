import { addDays, type BusinessDay, daysBetween, parseBusinessDay } from '#shared/kernel/business-day'
import type { CheckInState } from '#shared/ledger/account/account'
import type { CheckInRules } from '../rules'
import { type CheckInAccepted, type CheckInDecision, decideCheckIn } from '../streak'

export function day(text: string): BusinessDay {
  const parsed = parseBusinessDay(text)
  if (!parsed) throw new Error(`'${text}' is not a day`)
  return parsed
}

export const joinedDay = day('2025-01-01')

/** Rules with nothing in them; a test adds the one ladder it is about. */
export const someRules = (rest: Partial<CheckInRules> = {}): CheckInRules => ({
  dailyPoints: 0,
  dailyGrowth: 0,
  streakLadder: [],
  cycleDays: null,
  monthLadder: [],
  makeUp: { monthlyMax: 3, reachBackDays: 7 },
  newcomers: null,
  ...rest,
})

export const steps = (...days: number[]) => days.map((each) => ({ days: each, points: each * 10, makeUpCards: 0 }))

export const noDays: CheckInState = { runs: [], totalDays: 0, makeUpCards: 0, makeUps: null, monthLadder: null }

/** A state with these unbroken runs, as '2026-03-01..2026-03-05' or a single day, each paid to its end. */
export function withRuns(texts: readonly string[], rest: Partial<CheckInState> = {}): CheckInState {
  const runs = texts.map((text) => {
    const [from = '', to = from] = text.split('..')
    return { fromDay: day(from), toDay: day(to), paidTo: daysBetween(day(from), day(to)) + 1 }
  })
  return { ...noDays, runs, totalDays: runs.reduce((sum, { paidTo }) => sum + paidTo, 0), ...rest }
}

export const runTexts = ({ runs }: CheckInState) =>
  runs.map(({ fromDay, toDay }) => (fromDay === toDay ? fromDay : `${fromDay}..${toDay}`))

export function accepted(decision: CheckInDecision): CheckInAccepted {
  if (decision.kind !== 'accepted') throw new Error(`Not accepted: ${decision.reason}`)
  return decision
}

/** Checks in on each of so many days in a row, and returns every decision. */
export function checkedIn(state: CheckInState, from: string, days: number, rules: CheckInRules): CheckInAccepted[] {
  const decisions: CheckInAccepted[] = []
  let current = state
  for (let index = 0; index < days; index++) {
    const decision = accepted(decideCheckIn(current, { today: addDays(day(from), index), joinedDay }, rules))
    current = decision.state
    decisions.push(decision)
  }
  return decisions
}

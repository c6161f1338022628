import { type BusinessDay, daysBetween, lastDayOf, monthOf } from '#shared/kernel/business-day'
import type { CheckInState } from '#shared/ledger/account/account'
import { type CheckInDay, newcomersLastDay } from './reward'
import type { CheckInRules } from './rules'
import { currentStreak, daysDoneIn, isCheckedIn } from './runs'

type RuleStep = CheckInRules['streakLadder'][number]

/** A step as members see it: of its coupon they see that there is one. */
export interface Step extends Omit<RuleStep, 'couponKey'> {
  hasCoupon?: true
}

export interface LadderStep extends Step {
  isReached: boolean
  /** The first step that is not reached. */
  isNext: boolean
}

export interface NextReward extends Step {
  /** How many more check-ins, without a gap, until then; 1 is the very next one. */
  inDays: number
}

/** The ladders as the screen shows them, in the shape of the reply. */
export interface Ladders {
  streakDays: number
  streakLadder: LadderStep[]
  monthDays: number
  monthLadder: LadderStep[]
  nextReward: NextReward | null
  newcomers: { days: number; doneDays: number; lastDay: BusinessDay; rewards: number[] } | null
}

export function ladders(state: CheckInState, day: CheckInDay, rules: CheckInRules): Ladders {
  const streakDays = currentStreak(state, day.today)
  const monthDays = daysDoneIn(state.runs, monthOf(day.today))
  return {
    streakDays,
    streakLadder: withProgress(rules.streakLadder, daysInCycle(streakDays, rules.cycleDays)),
    monthDays,
    monthLadder: withProgress(rules.monthLadder, monthDays),
    nextReward: nextReward(state, day.today, rules),
    newcomers: newcomersProgress(state, day, rules),
  }
}

/** The nearest step of the ladders. */
export function nextReward(state: CheckInState, today: BusinessDay, rules: CheckInRules): NextReward | null {
  const streak = nextOfStreak(currentStreak(state, today), rules)
  const month = nextOfMonth(state, today, rules)
  return streak && month ? (month.inDays < streak.inDays ? month : streak) : (streak ?? month)
}

function shown({ couponKey, ...step }: RuleStep): Step {
  return couponKey ? { ...step, hasCoupon: true } : step
}

/** A finished cycle stays on the screen until the next one begins. */
function daysInCycle(streakDays: number, cycleDays: number | null): number {
  return cycleDays === null || streakDays === 0 ? streakDays : ((streakDays - 1) % cycleDays) + 1
}

function withProgress(steps: readonly RuleStep[], done: number): LadderStep[] {
  const next = steps.find(({ days }) => days > done)
  return steps.map((step) => ({ ...shown(step), isReached: step.days <= done, isNext: step === next }))
}

function nextOfStreak(streakDays: number, { streakLadder, cycleDays }: CheckInRules): NextReward | null {
  const done = daysInCycle(streakDays, cycleDays)
  const step = streakLadder.find(({ days }) => days > done)
  if (step) return { ...shown(step), inDays: step.days - done }
  const [first] = streakLadder
  return cycleDays !== null && first ? { ...shown(first), inDays: cycleDays - done + first.days } : null
}

function nextOfMonth(state: CheckInState, today: BusinessDay, { monthLadder }: CheckInRules): NextReward | null {
  const month = monthOf(today)
  const done = daysDoneIn(state.runs, month)
  const daysLeft = daysBetween(today, lastDayOf(month)) + (isCheckedIn(state.runs, today) ? 0 : 1)
  const step = monthLadder.find(({ days }) => days > done)
  return step && step.days - done <= daysLeft ? { ...shown(step), inDays: step.days - done } : null
}

/** The newcomers' challenge while it is open. */
function newcomersProgress(state: CheckInState, day: CheckInDay, rules: CheckInRules) {
  const lastDay = newcomersLastDay(day, rules)
  if (rules.newcomers === null || lastDay === null || day.today > lastDay) return null
  const { days, points } = rules.newcomers
  return { days, doneDays: Math.min(state.totalDays, days), lastDay, rewards: points }
}

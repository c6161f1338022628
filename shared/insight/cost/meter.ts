import type { CostRules } from './rules'

export interface Spent {
  calls: number
  databaseCalls: number
  ms: number
}

/** What was counted of a day. */
export interface CostDay {
  actions: Readonly<Record<string, Spent>>
  uses: Readonly<Record<string, number>>
}

export const PHONE_NUMBER = 'phonenumber.getPhoneNumber'
const HOUR_MS = 3_600_000
const MANY = 10_000

export const NOTHING_SPENT: Spent = { calls: 0, databaseCalls: 0, ms: 0 }

export const together = (one: Spent, other: Spent): Spent => ({
  calls: one.calls + other.calls,
  databaseCalls: one.databaseCalls + other.databaseCalls,
  ms: one.ms + other.ms,
})

export const spentOf = ({ actions }: Pick<CostDay, 'actions'>): Spent =>
  Object.values(actions).reduce(together, NOTHING_SPENT)

/** In fen, not rounded; null while no price of the three is known, and what has none counts nothing. */
export function callsFen({ calls, databaseCalls, ms }: Spent, rules: CostRules): number | null {
  const parts: [number, number | null][] = [
    [calls / MANY, rules.fenPer10kCalls],
    [databaseCalls / MANY, rules.fenPer10kDatabaseCalls],
    [ms / HOUR_MS, rules.fenPerFunctionHour],
  ]
  return sumOfKnown(parts)
}

/** The whole day: its calls, and what WeChat takes money for. In whole fen. */
export function dayFen(day: CostDay, rules: CostRules): number | null {
  const calls = callsFen(spentOf(day), rules)
  const phones = sumOfKnown([[day.uses[PHONE_NUMBER] ?? 0, rules.fenPerPhoneNumber]])
  // Nothing but the price of what was not used says nothing of the day.
  return calls === null && !phones ? null : Math.round((calls ?? 0) + (phones ?? 0))
}

/** What the shop owes its members, as of a night. */
export interface Liability {
  points: number
  /** Coupons that can still be used, and what they take off at most. */
  coupons: number
  couponsFen: number
  /** Among them those that take off an unlimited share, which has no amount. */
  unvaluedCoupons: number
  /** Goods that were paid for with points and wait at a store, and what they cost the shop. Missing in nights of before. */
  pickUps?: number
  pickUpsFen?: number
}

export const pointsFen = ({ points }: Pick<Liability, 'points'>, { fenPer100Points }: CostRules): number | null =>
  fenPer100Points === null ? null : Math.round((points * fenPer100Points) / 100)

/** What the month will come to if its other days are as those so far; null before a whole day is over. */
export function monthAhead(spentFen: number, fullDays: number, daysOfMonth: number): number | null {
  return fullDays === 0 ? null : Math.round((spentFen / fullDays) * daysOfMonth)
}

function sumOfKnown(parts: readonly [amount: number, price: number | null][]): number | null {
  const known = parts.flatMap(([amount, price]) => (price === null ? [] : [amount * price]))
  return known.length === 0 ? null : known.reduce((sum, fen) => sum + fen, 0)
}

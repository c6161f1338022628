import { aliveProbability, expectedGiven, type Frequency, type FrequencyParams } from './frequency'

/** A month of the forecast. */
const MONTH_WEEKS = 30 / 7

/**
 * Expected purchases of the next months of 30 days each, discounted at the end of each month:
 * Σ (E[X(30 i)] − E[X(30 (i−1))]) ÷ (1 + rate)^i, as the lifetimes package defines it.
 */
export function discountedPurchases(params: FrequencyParams, member: Frequency, ahead: Ahead): number {
  return valueOfAlive(params, member, ahead) * aliveProbability(params, member)
}

/**
 * Margin of so many purchases. Quintiles and members' own values both come from here: worked out in another order they
 * differ in the last digit, and all who share a value fall on the wrong side of a cut that lies on it.
 */
export function marginOf(purchases: number, worth: number, marginPercent: number): number {
  return (purchases * worth * marginPercent) / 100
}

export interface Ahead {
  months: number
  monthlyRate: number
}

/** The same of a member who is known to be there, in discounted purchases. */
export function valueOfAlive(params: FrequencyParams, member: Frequency, { months, monthlyRate }: Ahead): number {
  let value = 0
  let before = 0
  let discount = 1
  for (let month = 1; month <= months; month += 1) {
    const after = expectedGiven(1, params, member, month * MONTH_WEEKS)
    discount /= 1 + monthlyRate
    value += (after - before) * discount
    before = after
  }
  return value
}

import { aliveProbability, expectedGiven, type Frequency, type FrequencyParams } from './frequency'

/** A month of the forecast. */
const MONTH_WEEKS = 30 / 7

/**
 * Discounted worth of the expected purchases of the next months of 30 days each, at the end of each month:
 * Σ (E[X(30 i)] − E[X(30 (i−1))]) × worth ÷ (1 + rate)^i, as the lifetimes package defines it.
 */
export function discountedValue(
  params: FrequencyParams,
  member: Frequency,
  { worth, ...ahead }: Ahead & { worth: number },
): number {
  return aliveProbability(params, member) * worth * valueOfAlive(params, member, ahead)
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

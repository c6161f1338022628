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
  { worth, months, monthlyRate }: { worth: number; months: number; monthlyRate: number },
): number {
  const alive = aliveProbability(params, member)
  let value = 0
  let before = 0
  let discount = 1
  for (let month = 1; month <= months; month += 1) {
    const after = expectedGiven(alive, params, member, month * MONTH_WEEKS)
    discount /= 1 + monthlyRate
    value += (after - before) * worth * discount
    before = after
  }
  return value
}

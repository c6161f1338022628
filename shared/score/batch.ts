import { aliveProbability, expectedGiven, type FrequencyParams, silentGiven } from './frequency'
import type { FrequencyTable } from './likelihood'
import { discountedValue } from './ltv'
import { expectedSpend, type SpendParams } from './spend'

export interface BatchForecast {
  alive: Float64Array
  /** No purchase in the time ahead. */
  silent: Float64Array
  /** Expected purchase days in it. */
  expected: Float64Array
}

/** Forecasts for any number of members at once, in columns: a million of them within a second or so. */
export function forecastBatch(params: FrequencyParams, table: FrequencyTable, weeks: number): BatchForecast {
  const n = table.x.length
  const result = { alive: new Float64Array(n), silent: new Float64Array(n), expected: new Float64Array(n) }
  const member = { x: 0, lastWeeks: 0, totalWeeks: 0 }
  for (let i = 0; i < n; i += 1) {
    load(member, table, i)
    const alive = aliveProbability(params, member)
    result.alive[i] = alive
    result.silent[i] = silentGiven(alive, params, member, weeks)
    result.expected[i] = expectedGiven(alive, params, member, weeks)
  }
  return result
}

export interface ValueTerms {
  spend: SpendParams | null
  /** Of a purchase day, where the spend model has nothing to say. */
  meanSpend: number
  months: number
  monthlyRate: number
}

/** Discounted turnover of the months ahead. `mean` is the mean of the repeat purchase days. */
export function valueBatch(
  params: FrequencyParams,
  table: FrequencyTable & { mean: Float64Array },
  { spend, meanSpend, months, monthlyRate }: ValueTerms,
): Float64Array {
  const member = { x: 0, lastWeeks: 0, totalWeeks: 0 }
  return table.mean.map((mean, i) => {
    load(member, table, i)
    const worth = spend ? expectedSpend(spend, member.x, mean, meanSpend) : meanSpend
    return discountedValue(params, member, { worth, months, monthlyRate })
  })
}

function load(member: { x: number; lastWeeks: number; totalWeeks: number }, table: FrequencyTable, i: number): void {
  member.x = table.x[i] as number
  member.lastWeeks = table.lastWeeks[i] as number
  member.totalWeeks = table.totalWeeks[i] as number
}

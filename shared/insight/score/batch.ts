import { aliveProbability, expectedGiven, type FrequencyParams, silentGiven } from './frequency'
import type { FrequencyTable } from './likelihood'
import { type Ahead, valueOfAlive } from './ltv'
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

/** The probability of no purchase alone, which needs no series. */
export function silentBatch(params: FrequencyParams, table: FrequencyTable, weeks: number): Float64Array {
  const member = { x: 0, lastWeeks: 0, totalWeeks: 0 }
  return table.x.map((_, i) => {
    load(member, table, i)
    return silentGiven(aliveProbability(params, member), params, member, weeks)
  })
}

export interface ValueTerms extends Ahead {
  spend: SpendParams | null
  /** Of a purchase day, where the spend model has nothing to say. */
  meanSpend: number
}

/** Discounted turnover of the months ahead. `mean` is the mean of the repeat purchase days. */
export function valueBatch(
  params: FrequencyParams,
  table: FrequencyTable & { mean: Float64Array },
  { spend, meanSpend, ...ahead }: ValueTerms,
): Float64Array {
  const purchases = purchasesBatch(params, table, ahead)
  const worth = (i: number) =>
    spend ? expectedSpend(spend, table.x[i] as number, table.mean[i] as number, meanSpend) : meanSpend
  return purchases.map((each, i) => each * worth(i))
}

/** Discounted purchases of the months ahead. */
export function purchasesBatch(params: FrequencyParams, table: FrequencyTable, ahead: Ahead): Float64Array {
  const member = { x: 0, lastWeeks: 0, totalWeeks: 0 }
  // Of one who is there the purchases ahead hang on how often and since when alone: most members share them.
  const known = new Map<number, number>()
  return table.x.map((_, i) => {
    load(member, table, i)
    const key = member.x * WEEKS_MAX + member.totalWeeks
    const ofAlive = known.get(key) ?? valueOfAlive(params, member, ahead)
    known.set(key, ofAlive)
    return ofAlive * aliveProbability(params, member)
  })
}

/** More than anybody is known: both numbers make one key. */
const WEEKS_MAX = 1e6

function load(member: { x: number; lastWeeks: number; totalWeeks: number }, table: FrequencyTable, i: number): void {
  member.x = table.x[i] as number
  member.lastWeeks = table.lastWeeks[i] as number
  member.totalWeeks = table.totalWeeks[i] as number
}

import { minimize } from './bfgs'
import type { FrequencyKind, FrequencyParams } from './frequency'
import { compress, type FrequencyTable, negativeLogLikelihood } from './likelihood'

export interface FrequencyFit {
  params: FrequencyParams
  logLikelihood: number
  members: number
  hasConverged: boolean
  /** Hardly anybody ever leaves in this fit, as in a shop of few months: the chance to be silent is still good. */
  hasNoDropout: boolean
  evaluations: number
}

/**
 * Logarithms of the parameters: beyond these the digits of the likelihood are lost and a fit runs away. With r at its
 * bound all members buy at one rate, give or take a twentieth; more of it says nothing and costs long series.
 */
const BOUNDS = { lower: -14, upper: [6, 11.5, 11.5, 11.5] }
/** Weeks of the longest membership during a fit, so that all parameters have a like size. */
const SCALED_SPAN = 10
const NO_DROPOUT = 1e-3
/** Looks at members, over all evaluations of a search: most take a fifth of it, and any is over within a second. */
const LOOKS_MAX = 4_000_000
const EVALUATIONS = { min: 60, max: 400 }
/** Parameters of (r, alpha, a, b) to start from; the best end counts. */
const STARTS: readonly (readonly [number, number, number, number])[] = [
  [1, 1, 1, 1],
  [0.3, 2, 0.8, 2.5],
]

/** Maximum likelihood. Members of whom no time has passed tell nothing and are left out; null when nobody remains. */
export function fitFrequency(kind: FrequencyKind, table: FrequencyTable): FrequencyFit | null {
  const fitted = withTimePassed(table)
  const longest = fitted.totalWeeks.reduce((most, each) => Math.max(most, each), 0)
  if (longest === 0) return null
  const scale = SCALED_SPAN / longest
  const rows = compress(fitted, scale)
  const objective = negativeLogLikelihood(kind, rows)
  const allowed = Math.floor(LOOKS_MAX / rows.x.length)
  const evaluationsMax = Math.min(EVALUATIONS.max, Math.max(EVALUATIONS.min, allowed))
  let best = null
  for (const start of STARTS) {
    const found = minimize(objective, start.map(Math.log), BOUNDS, evaluationsMax)
    if (!best || found.value < best.value - 1e-3) best = found
    // A second look only where the first did not end.
    if (best.hasConverged) break
  }
  if (!best) return null
  const [r, alpha, a, b] = Array.from(best.point, Math.exp) as [number, number, number, number]
  return {
    params: { kind, r, alpha: alpha / scale, a, b },
    logLikelihood: -best.value + lostByScale(fitted.x, scale),
    members: fitted.x.length,
    hasConverged: best.hasConverged,
    hasNoDropout: a / (a + b) < NO_DROPOUT,
    evaluations: best.evaluations,
  }
}

/** How well given parameters explain the members: the larger (nearer to 0) the better. */
export function logLikelihoodOf({ kind, r, alpha, a, b }: FrequencyParams, table: FrequencyTable): number {
  const objective = negativeLogLikelihood(kind, compress(withTimePassed(table), 1))
  return -objective(Float64Array.of(Math.log(r), Math.log(alpha), Math.log(a), Math.log(b)), new Float64Array(4))
}

/** The density of x purchase times, measured in another unit of time. */
function lostByScale(x: Float64Array, scale: number): number {
  return x.reduce((sum, each) => sum + each, 0) * Math.log(scale)
}

function withTimePassed({ x, lastWeeks, totalWeeks }: FrequencyTable): FrequencyTable {
  const isIn = (_: number, i: number) => (totalWeeks[i] as number) > 0
  return { x: x.filter(isIn), lastWeeks: lastWeeks.filter(isIn), totalWeeks: totalWeeks.filter(isIn) }
}

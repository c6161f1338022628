import { minimize } from './bfgs'
import { digamma, lnGamma } from './special'

/** What a purchase day brings: Gamma-Gamma (Fader & Hardie, note 025). */
export interface SpendParams {
  p: number
  q: number
  /** In the unit of the money that was fitted. */
  gamma: number
}

/** Members with repeat purchases: how many days, and the mean of them. */
export interface SpendTable {
  x: Float64Array
  mean: Float64Array
}

export interface SpendFit {
  params: SpendParams
  logLikelihood: number
  members: number
  hasConverged: boolean
  /** Of the number of purchases with their mean; the model takes them as unrelated, below 0.3 they nearly are. */
  correlation: number
  /** The same of their logarithms, in which no single member counts for much. */
  lnCorrelation: number
}

const BOUNDS = { lower: -14, upper: [14, 14, 14] }

/** Maximum likelihood over members with repeat purchases that cost something; null where there are none. */
export function fitSpend(table: SpendTable): SpendFit | null {
  const isIn = (_: number, i: number) => (table.x[i] as number) > 0 && (table.mean[i] as number) > 0
  const [x, raw] = [table.x.filter(isIn), table.mean.filter(isIn)]
  if (x.length === 0) return null
  // Money in units of the average, so that the search does not depend on the currency.
  const unit = raw.reduce((sum, each) => sum + each, 0) / raw.length
  const mean = raw.map((each) => each / unit)
  const found = minimize(negativeLogLikelihood(x, mean), [Math.log(2), Math.log(3), Math.log(1)], BOUNDS)
  const [p, q, gamma] = Array.from(found.point, Math.exp) as [number, number, number]
  return {
    params: { p, q, gamma: gamma * unit },
    logLikelihood: -found.value - x.length * Math.log(unit),
    members: x.length,
    hasConverged: found.hasConverged && !found.atBound.some(Boolean),
    correlation: correlationOf(x, mean),
    lnCorrelation: correlationOf(x.map(Math.log), mean.map(Math.log)),
  }
}

/**
 * Expected worth of a purchase day: the own mean, drawn to that of all the more the fewer days there are.
 * With q ≤ 1 the mean of all does not exist, and `fallback` is used instead.
 */
export function expectedSpend({ p, q, gamma }: SpendParams, x: number, mean: number, fallback: number): number {
  if (x === 0 || mean <= 0) return q > 1 ? (p * gamma) / (q - 1) : fallback
  return (p * (gamma + x * mean)) / (p * x + q - 1)
}

function negativeLogLikelihood(x: Float64Array, mean: Float64Array) {
  const lnMean = mean.map(Math.log)
  const lnX = x.map(Math.log)
  return (point: Float64Array, gradient: Float64Array): number => {
    const [p, q, g] = Array.from(point, Math.exp) as [number, number, number]
    const [lnQ, psiQ, lnG] = [lnGamma(q), digamma(q), Math.log(g)]
    let [sum, byP, byQ, byG] = [0, 0, 0, 0]
    for (let i = 0; i < x.length; i += 1) {
      const days = x[i] as number
      const total = days * (mean[i] as number)
      const [px, lnAll] = [p * days, Math.log(g + total)]
      const psiAll = digamma(px + q)
      const lnM = lnMean[i] as number
      sum += lnGamma(px + q) - lnGamma(px) - lnQ + q * lnG + (px - 1) * lnM + px * (lnX[i] as number) - (px + q) * lnAll
      byP += days * (psiAll - digamma(px) + lnM + (lnX[i] as number) - lnAll)
      byQ += psiAll - psiQ + lnG - lnAll
      byG += q / g - (px + q) / (g + total)
    }
    gradient[0] = -byP * p
    gradient[1] = -byQ * q
    gradient[2] = -byG * g
    return -sum
  }
}

function correlationOf(x: Float64Array, y: Float64Array): number {
  const n = x.length
  const [meanX, meanY] = [x, y].map((values) => values.reduce((sum, each) => sum + each, 0) / n) as [number, number]
  let [xx, yy, xy] = [0, 0, 0]
  for (let i = 0; i < n; i += 1) {
    const [dx, dy] = [(x[i] as number) - meanX, (y[i] as number) - meanY]
    xx += dx * dx
    yy += dy * dy
    xy += dx * dy
  }
  return xx > 0 && yy > 0 ? xy / Math.sqrt(xx * yy) : 0
}

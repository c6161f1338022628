/** Powers of ten by which chance would have to be lucky: 2 is one in a hundred. */
export type Decades = number

/** One in twenty happens every day in a shop with many inviters. */
export const USUAL: Decades = 1.3
const STRENGTH_MAX = 2.5

/** Beyond what is usual, a decade is one unit of evidence; at most 2.5. */
export function strengthOf(surprise: Decades): number {
  return Math.min(STRENGTH_MAX, Math.max(0, surprise - USUAL))
}

/** −log10 P(N ≥ n) for a Poisson number N: the tail summed upwards, so that it stays exact where it is tiny. */
export function poissonSurprise(atLeast: number, mean: number): Decades {
  if (atLeast <= 0) return 0
  let logTerm = -mean
  for (let k = 1; k <= atLeast; k += 1) logTerm += Math.log(mean) - Math.log(k)
  let sum = 1
  let factor = 1
  for (let k = atLeast + 1; factor > 1e-12 && k < atLeast + 1000; k += 1) {
    factor *= mean / k
    sum += factor
  }
  return Math.max(0, -(logTerm + Math.log(sum)) / Math.LN10)
}

const TRIES_MAX = 60

/** −log10 P(K ≥ k) for k of n, each with a chance of its own of `rate`; 0 for no more than is to be expected. */
export function binomialSurprise(atLeast: number, of: number, rate: number): Decades {
  if (atLeast <= rate * of) return 0
  // Where there are very many, a proportional sample tells as much as counting all of them and costs as little as a few.
  const n = Math.min(of, TRIES_MAX)
  const from = Math.ceil((atLeast * n) / of)
  const odds = rate / (1 - rate)
  let logTerm = n * Math.log1p(-rate)
  for (let k = 1; k <= from; k += 1) logTerm += Math.log(((n - k + 1) / k) * odds)
  let [sum, term] = [1, 1]
  for (let k = from + 1; k <= n && term > 1e-9; k += 1) {
    term *= ((n - k + 1) / k) * odds
    sum += term
  }
  return Math.max(0, -(logTerm + Math.log(sum)) / Math.LN10)
}

/**
 * How surprising gaps are that vary so little, were they those of a Poisson process: their coefficient of variation is
 * then about normal, around 1 with a variance of 1 / gaps.
 */
export function evennessSurprise(variation: number, gaps: number): Decades {
  const z = (1 - variation) * Math.sqrt(gaps)
  return z <= 0 ? 0 : -Math.log10(normalTail(z))
}

/** Kolmogorov's limit for the largest distance between a sample of n and what it should have come from. */
export function distanceSurprise(distance: number, n: number): Decades {
  const lambda = distance * Math.sqrt(n)
  // Below this the series is close to 1, and beyond what it can sum.
  if (lambda < 0.5) return 0
  let p = 0
  for (let k = 1; k <= 20; k += 1) p += (k % 2 === 1 ? 2 : -2) * Math.exp(-2 * k * k * lambda * lambda)
  return Math.max(0, -Math.log10(p))
}

/** P(Z > z) for z ≥ 0 by Abramowitz and Stegun 26.2.17, absolute error below 7.5e−8. */
function normalTail(z: number): number {
  const t = 1 / (1 + 0.2316419 * z)
  const series = t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))))
  return Math.exp((-z * z) / 2) * 0.3989422804014327 * series
}

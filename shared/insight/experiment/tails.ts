import { invariant } from '#shared/kernel/invariant'
import { lnBeta, lnGamma } from '../score/special'

/** Tails and quantiles of the distributions that experiments are judged by. Upper tails directly, never 1 − the lower one. */

const TERMS_MAX = 10_000
const NEGLIGIBLE = 1e-16
const TINY = 1e-300

/** P(χ² > x) with so many degrees of freedom. */
export function chiSquareTail(x: number, freedom: number): number {
  if (x <= 0) return 1
  const a = freedom / 2
  const half = x / 2
  return half < a + 1 ? 1 - lowerGammaBySeries(a, half) : upperGammaByFraction(a, half)
}

/** P(|Z| > z) of a normal Z. */
export const normalTail = (z: number): number => chiSquareTail(z * z, 1)

/** P(|T| > t) of Student's T with so many degrees of freedom, which need not be whole. */
export function studentTail(t: number, freedom: number): number {
  return regularBeta(freedom / 2, 0.5, freedom / (freedom + t * t))
}

/** The z beyond which, on both sides together, this share lies. */
export const normalQuantile = (share: number): number => solve((z) => normalTail(z), share)

/** The t beyond which, on both sides together, this share lies. */
export const studentQuantile = (share: number, freedom: number): number => solve((t) => studentTail(t, freedom), share)

/** P(Z < z), for powers; not for small upper tails. */
export const normalBelow = (z: number): number => (z < 0 ? normalTail(z) / 2 : 1 - normalTail(z) / 2)

/** Where a falling tail has this value: bisection, because it neither overshoots nor needs a slope. */
function solve(tail: (x: number) => number, share: number): number {
  invariant(share > 0 && share <= 1, `a share between 0 and 1, not ${share}`)
  let high = 1
  while (tail(high) > share && high < 1e12) high *= 2
  let low = 0
  for (let step = 0; step < 80; step += 1) {
    const middle = (low + high) / 2
    if (tail(middle) > share) low = middle
    else high = middle
  }
  return (low + high) / 2
}

function lowerGammaBySeries(a: number, x: number): number {
  let term = 1 / a
  let sum = term
  for (let n = 1; n < TERMS_MAX; n += 1) {
    term *= x / (a + n)
    sum += term
    if (term < sum * NEGLIGIBLE) break
  }
  return sum * Math.exp(a * Math.log(x) - x - lnGamma(a))
}

function upperGammaByFraction(a: number, x: number): number {
  const fraction = continued(x + 1 - a, (n) => ({ numerator: -n * (n - a), denominator: x + 1 - a + 2 * n }))
  return Math.exp(a * Math.log(x) - x - lnGamma(a)) / fraction
}

/** I_x(a, b). */
function regularBeta(a: number, b: number, x: number): number {
  if (x <= 0) return 0
  if (x >= 1) return 1
  // The fraction converges on this side of the mean; the other side is its complement.
  if (x > (a + 1) / (a + b + 2)) return 1 - regularBeta(b, a, 1 - x)
  const factor = Math.exp(a * Math.log(x) + b * Math.log1p(-x) - lnBeta(a, b)) / a
  const fraction = continued(1, (n) => {
    const m = Math.floor(n / 2)
    const numerator =
      n % 2 === 0
        ? (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
        : (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    return { numerator, denominator: 1 }
  })
  return factor / fraction
}

/** first + n₁/(d₁ + n₂/(d₂ + …)), by Lentz's method. */
function continued(first: number, partAt: (n: number) => { numerator: number; denominator: number }): number {
  let value = first === 0 ? TINY : first
  let c = value
  let d = 0
  for (let n = 1; n < TERMS_MAX; n += 1) {
    const { numerator, denominator } = partAt(n)
    d = 1 / awayFromZero(denominator + numerator * d)
    c = awayFromZero(denominator + numerator / c)
    value *= c * d
    if (Math.abs(c * d - 1) < 1e-15) break
  }
  return value
}

const awayFromZero = (x: number): number => (Math.abs(x) < TINY ? TINY : x)

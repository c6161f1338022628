import { invariant } from '#shared/kernel/invariant'

/** Special functions as the models need them, for positive real arguments; about 1e-13 exact (tests beside this file). */

const HALF_LN_TWO_PI = 0.9189385332046728
/** From here on Stirling's series is exact to the last digits. */
const STIRLING_FROM = 15

/** ln Γ(x), x > 0: Stirling's series (Abramowitz & Stegun 6.1.41), small arguments shifted up by Γ(x+1) = x Γ(x). */
export function lnGamma(x: number): number {
  if (x >= STIRLING_FROM) return stirling(x)
  // Around 1 and 2 the logarithm is small; what is subtracted there must be as exact.
  let product = 1
  let shifted = x
  while (shifted < STIRLING_FROM) {
    product *= shifted
    shifted += 1
  }
  return stirling(shifted) - Math.log(product)
}

function stirling(x: number): number {
  const inverse = 1 / x
  const square = inverse * inverse
  const series =
    inverse *
    (1 / 12 +
      square * (-1 / 360 + square * (1 / 1260 + square * (-1 / 1680 + square * (1 / 1188 + square * (-691 / 360360))))))
  return (x - 0.5) * Math.log(x) - x + HALF_LN_TWO_PI + series
}

/** ψ(x), the derivative of ln Γ, x > 0 (Abramowitz & Stegun 6.3.18). */
export function digamma(x: number): number {
  let shift = 0
  let shifted = x
  while (shifted < STIRLING_FROM) {
    shift += 1 / shifted
    shifted += 1
  }
  const square = 1 / (shifted * shifted)
  const series =
    square *
    (1 / 12 +
      square * (-1 / 120 + square * (1 / 252 + square * (-1 / 240 + square * (1 / 132 + square * (-691 / 32760))))))
  return Math.log(shifted) - 0.5 / shifted - series - shift
}

/** ln B(a, b), a and b > 0. */
export function lnBeta(a: number, b: number): number {
  return lnGamma(a) + lnGamma(b) - lnGamma(a + b)
}

const TERMS_MAX = 100_000
const NEGLIGIBLE = 1e-17

/** Gauss' ₂F₁(a, b; c; z) by its series, c > 0 and 0 ≤ z < 1. Near 1 it takes some thousand terms. */
export function hyp2f1(a: number, b: number, c: number, z: number): number {
  return scaledHyp2f1(a, b, c, z, 0)
}

const LARGE = 1e250
const LN_LARGE = Math.log(LARGE)

/** The same times e^lnFactor: the product may be an ordinary number where ₂F₁ alone is beyond any. */
export function scaledHyp2f1(a: number, b: number, c: number, z: number, lnFactor: number): number {
  let term = 1
  let sum = 1
  let lnScale = lnFactor
  for (let n = 0; n < TERMS_MAX; n += 1) {
    term *= (((a + n) * (b + n)) / ((c + n) * (n + 1))) * z
    sum += term
    // A term may be small by chance where a factor passes zero; beyond that the terms only shrink.
    if (Math.abs(term) <= NEGLIGIBLE * Math.abs(sum) && n > -a && n > -b) return sum * Math.exp(lnScale)
    if (Math.abs(term) < LARGE) continue
    term /= LARGE
    sum /= LARGE
    lnScale += LN_LARGE
  }
  invariant(false, `the series of 2F1(${a}, ${b}; ${c}; ${z}) ends`)
}

/** ln(eˣ + eʸ) without overflow. */
export function logAddExp(x: number, y: number): number {
  const larger = Math.max(x, y)
  return larger === Number.NEGATIVE_INFINITY ? larger : larger + Math.log1p(Math.exp(-Math.abs(x - y)))
}

/**
 * Chances of a count whose mean is only known from so many earlier counts, and moves a little from day to day besides: a
 * Poisson count with a gamma mean, that is a negative binomial one. With a mean that is known well it is Poisson's.
 */
export interface Expected {
  mean: number
  /** How many were counted to know the mean. */
  counted: number
}

/** What weather and streets move a shop's days by, as a share, beyond chance. */
const DAY_SPREAD = 0.1

/** P(X ≤ count); `spread`: what moves the mean besides, as a share of it. */
export function chanceOfAtMost(count: number, expected: Expected, spread = DAY_SPREAD): number {
  let sum = 0
  const shape = shapeOf(expected, spread)
  let term = chanceOfNone(expected, shape)
  for (let n = 0; n <= count; n += 1) {
    sum += term
    term = next(term, n, expected, shape)
  }
  return Math.min(sum, 1)
}

/** P(X ≥ count), summed from above, so that a small one is not the difference of two large ones. */
export function chanceOfAtLeast(count: number, expected: Expected): number {
  if (count <= 0) return 1
  const shape = shapeOf(expected, DAY_SPREAD)
  let term = chanceOfNone(expected, shape)
  for (let n = 0; n < count; n += 1) term = next(term, n, expected, shape)
  let sum = 0
  for (let n = count; n < count + TERMS_MAX; n += 1) {
    sum += term
    term = next(term, n, expected, shape)
    if (term <= sum * NEGLIGIBLE && n > expected.mean) break
  }
  return Math.min(sum, 1)
}

const TERMS_MAX = 100_000
const NEGLIGIBLE = 1e-12

const shapeOf = ({ counted }: Expected, spread: number): number => 1 / (1 / Math.max(counted, 1) + spread * spread)

const chanceOfNone = ({ mean }: Expected, shape: number): number => Math.exp(shape * Math.log(shape / (shape + mean)))

const next = (term: number, n: number, { mean }: Expected, shape: number): number =>
  ((term * (n + shape)) / (n + 1)) * (mean / (shape + mean))

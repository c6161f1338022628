/** What is added up of a figure of members; two halves of an arm are added field by field. */
export interface Sums {
  n: number
  sum: number
  /** Sum of the squares. */
  squares: number
}

/** With the same figure of the same members from before they took part. */
export interface PairedSums extends Sums {
  before: number
  beforeSquares: number
  /** Sum of figure × figure before. */
  products: number
}

/** Mean and variance of a figure in one arm, as intervals are made from them. */
export interface Spread {
  n: number
  mean: number
  variance: number
  /** Of the figure itself, where `mean` is adjusted: what a relative effect is relative to. */
  plainMean: number
}

export const noSums = (): PairedSums => ({ n: 0, sum: 0, squares: 0, before: 0, beforeSquares: 0, products: 0 })

export function withMember(sums: PairedSums, value: number, before: number): PairedSums {
  return {
    n: sums.n + 1,
    sum: sums.sum + value,
    squares: sums.squares + value * value,
    before: sums.before + before,
    beforeSquares: sums.beforeSquares + before * before,
    products: sums.products + value * before,
  }
}

export function addSums(a: PairedSums, b: PairedSums): PairedSums {
  return {
    n: a.n + b.n,
    sum: a.sum + b.sum,
    squares: a.squares + b.squares,
    before: a.before + b.before,
    beforeSquares: a.beforeSquares + b.beforeSquares,
    products: a.products + b.products,
  }
}

/** Of a figure that each member has as an amount or a count. */
export function spreadOf({ n, sum, squares }: Sums): Spread {
  const mean = n === 0 ? 0 : sum / n
  return { n, mean, variance: varianceOf(n, squares, sum), plainMean: mean }
}

/** Of a figure that is yes or no: so many of n. */
export function shareSpread(n: number, yes: number): Spread {
  const mean = n === 0 ? 0 : yes / n
  return { n, mean, variance: mean * (1 - mean), plainMean: mean }
}

/** Sample covariance by sums. */
const covarianceOf = (n: number, products: number, sum: number, otherSum: number): number =>
  n < 2 ? 0 : (products - (sum * otherSum) / n) / (n - 1)

/** What rounding leaves below 0 is 0. */
const varianceOf = (n: number, squares: number, sum: number): number => Math.max(0, covarianceOf(n, squares, sum, sum))

/**
 * CUPED: what members did before tells part of what they do now, and that part is taken out. The slope is one for all arms
 * together, so that no arm is favored by its own. 0 where either figure is the same for everybody.
 */
export function slopeOf(arms: readonly PairedSums[]): number {
  const all = arms.reduce(addSums, noSums())
  const before = varianceOf(all.n, all.beforeSquares, all.before)
  const now = varianceOf(all.n, all.squares, all.sum)
  return before <= 0 || now <= 0 ? 0 : covarianceOf(all.n, all.products, all.sum, all.before) / before
}

export function adjustedSpread(sums: PairedSums, slope: number): Spread {
  const { n, mean, variance } = spreadOf(sums)
  const before = varianceOf(n, sums.beforeSquares, sums.before)
  const both = covarianceOf(n, sums.products, sums.sum, sums.before)
  return {
    n,
    mean: mean - (n === 0 ? 0 : (slope * sums.before) / n),
    variance: Math.max(0, variance + slope * slope * before - 2 * slope * both),
    plainMean: mean,
  }
}

/** The arms with that part taken out, and which share of the variance that was. */
export function adjustedArms(arms: readonly PairedSums[]): { spreads: Spread[]; saved: number } {
  const slope = slopeOf(arms)
  const spreads = arms.map((sums) => adjustedSpread(sums, slope))
  const plain = arms.reduce((sum, arm) => sum + spreadOf(arm).variance, 0)
  const left = spreads.reduce((sum, { variance }) => sum + variance, 0)
  return { spreads, saved: plain <= 0 ? 0 : 1 - left / plain }
}

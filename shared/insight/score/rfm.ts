import { quantiles } from './quantile'
import { DIMENSIONS, type Dimension, type Score } from './score'

/** Where the quintiles of this shop begin. */
export interface Cuts {
  /** Days since the last purchase. */
  r: number[]
  /** Days with a purchase. */
  f: number[]
  /** Fen. */
  m: number[]
  /** Fen; null while no model foretells a value. */
  l: number[] | null
  /** Quartiles of those who brought anybody; null where nobody did. */
  s: number[] | null
}

export type Rfm = Score['rfm']
export type Weights = Record<Dimension, number>

const QUINTILES = [0.2, 0.4, 0.6, 0.8]
const QUARTILES = [0.25, 0.5, 0.75]
const BEST = 5

export function cutsOf(columns: Record<'r' | 'f' | 'm', Float64Array> & Record<'l' | 's', Float64Array | null>): Cuts {
  const { r, f, m, l, s } = columns
  const positive = s?.filter((each) => each > 0) ?? new Float64Array(0)
  return {
    r: quantiles(r, QUINTILES),
    f: quantiles(f, QUINTILES),
    m: quantiles(m, QUINTILES),
    l: l && quantiles(l, QUINTILES),
    s: positive.length > 0 ? quantiles(positive, QUARTILES) : null,
  }
}

/** 1 for the lowest to 5. Equal values share a score, so a score that nobody has is possible. */
export function scoreByCuts(value: number, cuts: readonly number[]): number {
  let score = 1
  for (const cut of cuts) if (cut < value) score += 1
  return score
}

/** The fewer days ago, the better. */
export function recencyScore(days: number, cuts: readonly number[]): number {
  return BEST + 1 - scoreByCuts(days, cuts)
}

/** Most members bring nobody: they are one class, and the quartiles of the others the other four. */
export function socialScore(friends: number, cuts: readonly number[]): number {
  return friends <= 0 ? 1 : 1 + scoreByCuts(friends, cuts)
}

/** The weighted mean, 1 to 5, of the dimensions that are there and weigh anything; the weights are made to sum to 1. */
export function composite(rfm: Rfm, weights: Weights): { mean: number; dimensions: Dimension[] } {
  const dimensions = DIMENSIONS.filter((dimension) => rfm[dimension] !== null && weights[dimension] > 0)
  const total = dimensions.reduce((sum, dimension) => sum + weights[dimension], 0)
  if (total === 0) return { mean: 1, dimensions: [] }
  const weighted = dimensions.reduce((sum, dimension) => sum + weights[dimension] * (rfm[dimension] ?? 0), 0)
  return { mean: weighted / total, dimensions }
}

/** 1…5 → 0…100. */
export function toHundred(mean: number): number {
  return ((mean - 1) / (BEST - 1)) * 100
}

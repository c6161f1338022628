import type { Spread } from './spread'
import { studentQuantile, studentTail } from './tails'

/** How much more an arm has than the one it is compared with. */
export interface Effect {
  /** In the figure's unit, or as a share of what the other arm has. */
  size: number
  error: number
  /** Degrees of freedom, by Welch. */
  freedom: number
  /** Members of both arms. */
  n: number
}

export interface Interval {
  from: number
  to: number
}

export const ALPHA = 0.05

/**
 * Null where nothing can be said: less than two members in an arm, nothing varies, or something is to be relative to nothing.
 * Relative by the delta method: that the mean it is relative to is itself uncertain is part of the error.
 */
export function effectOf(control: Spread, arm: Spread, as: 'absolute' | 'relative'): Effect | null {
  if (control.n < 2 || arm.n < 2 || control.variance <= 0 || arm.variance <= 0) return null
  const difference = arm.mean - control.mean
  const errors = [arm.variance / arm.n, control.variance / control.n] as const
  const freedom = (errors[0] + errors[1]) ** 2 / (errors[0] ** 2 / (arm.n - 1) + errors[1] ** 2 / (control.n - 1))
  const n = control.n + arm.n
  if (as === 'absolute') return { size: difference, error: Math.sqrt(errors[0] + errors[1]), freedom, n }
  const base = control.plainMean
  if (base <= 0) return null
  const variance = errors[0] / base ** 2 + (errors[1] * arm.plainMean ** 2) / base ** 4
  return { size: difference / base, error: Math.sqrt(variance), freedom, n }
}

/** Welch's interval. It holds for one look, at the size that was set beforehand. */
export function fixedInterval({ size, error, freedom }: Effect, alpha = ALPHA): Interval {
  const half = studentQuantile(alpha, freedom) * error
  return { from: size - half, to: size + half }
}

/** How likely at least such an effect is where there is none. For one look, too. */
export const fixedProbability = ({ size, error, freedom }: Effect): number =>
  studentTail(Math.abs(size) / error, freedom)

/** The number of members at which the interval for any number of looks is narrowest. */
export const TUNED_FOR = 5_000

/** The ρ that makes it narrowest there (Waudby-Smith et al., arXiv 2103.06476). */
export const tuningOf = (members: number, alpha = ALPHA): number =>
  Math.sqrt((-2 * Math.log(alpha) + Math.log(-2 * Math.log(alpha) + 1)) / members)

/** An interval of a confidence sequence: it may be looked at every day, and all of them together hold as one of Welch's does. */
export function sequentialInterval({ size, error, n }: Effect, tunedFor = TUNED_FOR, alpha = ALPHA): Interval {
  const rho = tuningOf(tunedFor, alpha)
  const grown = n * rho ** 2 + 1
  const half = Math.sqrt(n) * error * Math.sqrt((2 * grown * Math.log(Math.sqrt(grown) / alpha)) / (n * rho) ** 2)
  return { from: size - half, to: size + half }
}

export const excludesZero = ({ from, to }: Interval): boolean => from > 0 || to < 0

import { meanPurchases } from './purchases-by-quadrature'
import { scaledHyp2f1 } from './special'

/**
 * How often a member buys and whether they still do. `bg`: BG/NBD (Fader, Hardie & Lee 2005, Marketing Science 24(2));
 * `mbg`: MBG/NBD (Batislam, Denizel & Filiztekin 2007), in which a member may also be lost after the first purchase.
 */
export type FrequencyKind = 'bg' | 'mbg'

/** Buying rates over members are Gamma(r, alpha) per week, chances of staying away after a purchase Beta(a, b). */
export interface FrequencyParams {
  kind: FrequencyKind
  r: number
  /** Weeks. */
  alpha: number
  a: number
  b: number
}

/** What the models need of a member: repeat purchase days, and weeks from the first to the last of them and to the end. */
export interface Frequency {
  x: number
  lastWeeks: number
  totalWeeks: number
}

/** ln of the odds that the member has left after the last purchase; -Infinity where the model rules that out. */
export function lnOddsOfGone(
  { kind, r, alpha, a, b }: FrequencyParams,
  { x, lastWeeks, totalWeeks }: Frequency,
): number {
  if (kind === 'bg' && x === 0) return Number.NEGATIVE_INFINITY
  const base = kind === 'bg' ? b + x - 1 : b + x
  return Math.log(a / base) + (r + x) * Math.log((alpha + totalWeeks) / (alpha + lastWeeks))
}

/** Probability that the member still buys here (Hardie's note 021, and the same for MBG). */
export function aliveProbability(params: FrequencyParams, member: Frequency): number {
  return 1 / (1 + Math.exp(lnOddsOfGone(params, member)))
}

/** Probability of no purchase in the next `weeks`: who is gone, and who is not but buys later. */
export function silentProbability(params: FrequencyParams, member: Frequency, weeks: number): number {
  return silentGiven(aliveProbability(params, member), params, member, weeks)
}

export function silentGiven(alive: number, { r, alpha }: FrequencyParams, member: Frequency, weeks: number): number {
  const seen = alpha + member.totalWeeks
  // 1 - (seen / (seen + weeks)) ^ (r + x), without losing the digits of a small chance.
  return 1 - alive * -Math.expm1(-(r + member.x) * Math.log1p(weeks / seen))
}

/** Where the formula divides by nothing. A nudge costs 2e-7 of the result; a smaller one loses as much in digits. */
const POLE_WIDTH = 1e-7

/** Expected purchase days in the next `weeks`. */
export function expectedPurchases(params: FrequencyParams, member: Frequency, weeks: number): number {
  return expectedGiven(aliveProbability(params, member), params, member, weeks)
}

/** From here on members leave at nearly one rate, and Euler's series grows too long. */
const LARGE_A = 50
/** And from here on, as for who came first yesterday in a shop of quick buyers, any series does. */
const LARGE_Z = 0.95
/** Where the members' rates differ so little (a large r), the terms of the series change signs and cancel all digits. */
const CANCELS = 2

/**
 * The published formula under Euler's transformation, whose series is short and does not overflow for a member with
 * hundreds of purchases; the original form where the parameters ask for that.
 */
export function expectedGiven(alive: number, params: FrequencyParams, member: Frequency, weeks: number): number {
  if (weeks <= 0) return 0
  const { kind, r, alpha, b } = params
  const { x, totalWeeks } = member
  const a = Math.abs(params.a - 1) < POLE_WIDTH ? 1 + POLE_WIDTH : params.a
  const c = kind === 'bg' ? a + b + x - 1 : a + b + x
  const z = weeks / (alpha + totalWeeks + weeks)
  const buys = r + x
  if (z > LARGE_Z || buys - c > CANCELS)
    return alive * meanPurchases({ buys, a: params.a, b: c - a + 1 }, weeks / (alpha + totalWeeks))
  const lnRest = Math.log1p(-z)
  const left =
    a > LARGE_A && buys * (c - a + 1) < (c - buys) * (a - 1)
      ? scaledHyp2f1(buys, c - a + 1, c, z, buys * lnRest)
      : scaledHyp2f1(c - buys, a - 1, c, z, (a - 1) * lnRest)
  return (c / (a - 1)) * (1 - left) * alive
}

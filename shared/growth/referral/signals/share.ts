/** So many friends of the shop's average stand beside those of one inviter: two friends prove nothing, eighty do. */
const PRIOR_FRIENDS = 8
/** So many friends weigh as much as the rates that the rules start with, when the shop's own are counted. */
export const STARTING_FRIENDS = 200
const LOW = -1
const HIGH = 2.5
// A rate of exactly 0 or 1 would make any deviation infinitely surprising.
const RATE_MIN = 0.005
const RATE_MAX = 0.995

/** So many of so many. */
export interface Share {
  count: number
  of: number
}

/**
 * How far a share lies above the shop's own rate, in log-odds, after shrinking it towards that rate:
 * `logit((k + 8 p0) / (n + 8)) − logit(p0)`, kept within −1 … 2.5. Nothing known is 0.
 */
export function aboveRate(share: Share, shopRate: number): number {
  return clipped(logit(shrunk(share, shopRate)) - logit(bounded(shopRate)), LOW, HIGH)
}

/**
 * Whether this friend is like the other friends of the inviter or like everybody: the log-likelihood ratio of what the
 * friend did, between the inviter's shrunk rate and the shop's. It clears the honest friend of somebody who cheats.
 * Null (not known yet) is 0; kept within −2.5 … 2.5.
 */
export function likeTheOthers(isSo: boolean | null, share: Share, shopRate: number): number {
  if (isSo === null) return 0
  const [theirs, usual] = [bounded(shrunk(share, shopRate)), bounded(shopRate)]
  return clipped(isSo ? Math.log(theirs / usual) : Math.log((1 - theirs) / (1 - usual)), -HIGH, HIGH)
}

/** The shop's rate from what it has seen, beginning at `starting` and leaving it as more is seen. */
export function rateOf({ count, of }: Share, starting: number): number {
  return (count + starting * STARTING_FRIENDS) / (of + STARTING_FRIENDS)
}

/** null where nothing is known. */
export function fractionOf({ count, of }: Share): number | null {
  return of === 0 ? null : count / of
}

function shrunk({ count, of }: Share, shopRate: number): number {
  return (count + PRIOR_FRIENDS * bounded(shopRate)) / (of + PRIOR_FRIENDS)
}

const bounded = (rate: number) => clipped(rate, RATE_MIN, RATE_MAX)
const clipped = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value))

function logit(share: number): number {
  return Math.log(share / (1 - share))
}

/** The share of the others: without one of which it is known whether it is so. */
export function withoutOwn({ count, of }: Share, isSo: boolean | null): Share {
  return isSo === null ? { count, of } : { count: count - (isSo ? 1 : 0), of: of - 1 }
}

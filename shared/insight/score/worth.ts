import { quantile, quantiles } from './quantile'

/**
 * What a purchase day of a member brings where Gamma-Gamma has no mean, ends at a bound or has its assumption broken: the
 * member's own days, drawn to those of members who come as often, the more the fewer days there are and the less members
 * differ. All in logarithms, of which no single member can move much.
 */
export interface WorthParams {
  /** ln of what a day of members with one day brings, and what is added for each unit of ln of the days. */
  centre: number
  byDays: number
  /** ln of a later day by the first one: first days are often smaller, by a welcome gift or out of caution. */
  later: number
  /** Variances of the logarithms: of members among each other, and of a member's days. */
  between: number
  within: number
}

export interface WorthTable {
  x: Float64Array
  /** Of the repeat days. */
  mean: Float64Array
  /** Of all days. */
  spent: Float64Array
}

/** Repeat purchases, the mean of their days, and the sum of all days. */
export interface SpendFacts {
  x: number
  mean: number
  spent: number
}

/** Cut off at both ends before a variance is taken: so many may be anything. */
const TAIL = 0.02
/** A slope this many of its own deviations from nothing is taken for one. */
const SLOPE_DEVIATIONS = 3
const PAIRS_MIN = 5
/** Half of a normal distribution lies within this part of its deviation: 1 / 0.6745. */
const BY_MEDIAN = 1.4826
/** Of the days of a member (a factor of two either way), where too few came back to tell. */
const WITHIN_UNKNOWN = 0.5
/** Days that differ by less than this (in logarithms) are the same, but for the last digits of their mean. */
const SAME_DAYS = 1e-6
/** The variances may lift a mean above the middle by this much (in logarithms) more than it was seen to lie there. */
const LIFT_SPARE = Math.log(2)

/** From any members with a purchase that cost something; null where there are none. */
export function fitWorth(table: WorthTable): WorthParams | null {
  const members = Array.from(table.x, (_, i) => spendingAt(table, i))
  const pairs = members.flatMap((each) => {
    const first = firstOf(each)
    return each.x > 0 && first > 0 && each.mean > 0 ? [{ x: each.x, ratio: Math.log(each.mean / first) }] : []
  })
  const isKnown = pairs.length >= PAIRS_MIN
  const later = isKnown ? medianOf(pairs.map(({ ratio }) => ratio)) : 0
  const strays = pairs.map(({ x, ratio }) => Math.abs(ratio - later) / Math.sqrt(1 + 1 / x))
  const within = isKnown ? (BY_MEDIAN * medianOf(strays)) ** 2 : WITHIN_UNKNOWN
  const seen = members.flatMap((each) => {
    const own = ownOf(each, later)
    return own === null ? [] : [{ ln: own.ln, lnDays: Math.log(each.x + 1), noise: within / own.days }]
  })
  if (seen.length === 0) return null
  const lns = winsorized(columnOf(seen, ({ ln }) => ln))
  const byDays = slopeOf(
    columnOf(seen, ({ lnDays }) => lnDays),
    lns,
  )
  const rests = lns.map((ln, i) => ln - byDays * (seen[i]?.lnDays ?? 0))
  const centre = meanOf(rests)
  const spread = meanOf(rests.map((each) => (each - centre) ** 2))
  const between = Math.max(0, spread - meanOf(columnOf(seen, ({ noise }) => noise)))
  const part = believedPart(between + within, Math.log(meanOf(rests.map((each) => Math.exp(each - centre)))))
  return { centre, byDays, later, between: part * between, within: part * within }
}

/**
 * The mean of a lognormal lies half the variance above its middle: where sums of fen and of millions alternate, that is a
 * factor of billions that nobody ever paid. Both variances are then cut alike, so that the own days count as before.
 */
function believedPart(variance: number, seenLift: number): number {
  const lift = variance / 2
  return lift > 0 ? Math.min(1, (seenLift + LIFT_SPARE) / lift) : 1
}

/** Expected worth of one of the member's next purchase days, in the unit that was fitted. */
export function expectedWorth(params: WorthParams, spending: SpendFacts): number {
  const { within, between, centre, byDays, later } = params
  const own = ownOf(spending, later)
  const others = centre + byDays * Math.log(spending.x + 1)
  // A typical day is less than the mean of days: the logarithm of the latter lies half the variance above.
  if (own === null) return Math.exp(others + (between + within) / 2)
  const weight = ownWeight(params, own.days)
  const typical = weight * own.ln + (1 - weight) * others
  if (own.isRepeat) return Math.exp(typical)
  return Math.exp(typical + ((1 - weight) * between + within) / 2)
}

/** How much so many days of the member's own count, 0 to 1. Where a member's days don't differ, they say it all. */
export function ownWeight({ between, within }: WorthParams, days: number): number {
  return within === 0 ? 1 : (days * between) / (days * between + within)
}

/**
 * ln of what the member's own days bring, and how many tell of them: the mean of the repeat days, as in Gamma-Gamma; for who came once
 * the first day, raised to what later ones are. Null where nothing was paid on balance.
 */
function ownOf(spending: SpendFacts, later: number): { ln: number; days: number; isRepeat: boolean } | null {
  const { x, mean } = spending
  if (x > 0 && mean > 0) return { ln: Math.log(mean), days: x + 1, isRepeat: true }
  const first = firstOf(spending)
  return first > 0 ? { ln: Math.log(first) + later, days: 1, isRepeat: false } : null
}

function firstOf({ x, mean, spent }: SpendFacts): number {
  return spent - x * mean
}

function spendingAt({ x, mean, spent }: WorthTable, i: number): SpendFacts {
  return { x: x[i] as number, mean: mean[i] as number, spent: spent[i] as number }
}

/** Least squares, and nothing where that may be chance. */
function slopeOf(x: Float64Array, y: Float64Array): number {
  const [meanX, meanY, n] = [meanOf(x), meanOf(y), x.length]
  let [xx, xy, yy] = [0, 0, 0]
  x.forEach((each, i) => {
    const [dx, dy] = [each - meanX, (y[i] as number) - meanY]
    xx += dx * dx
    xy += dx * dy
    yy += dy * dy
  })
  if (xx <= n * SAME_DAYS ** 2 || n < PAIRS_MIN) return 0
  const slope = xy / xx
  const deviation = Math.sqrt(Math.max(0, yy - slope * xy) / (n - 2) / xx)
  return Math.abs(slope) >= SLOPE_DEVIATIONS * deviation ? slope : 0
}

function winsorized(values: Float64Array): Float64Array {
  const sorted = values.slice().sort()
  const [low, high] = [quantile(sorted, TAIL) ?? 0, quantile(sorted, 1 - TAIL) ?? 0]
  return values.map((each) => Math.min(high, Math.max(low, each)))
}

function medianOf(values: readonly number[]): number {
  return quantiles(Float64Array.from(values), [0.5])[0] ?? 0
}

function meanOf(values: Float64Array): number {
  return values.length === 0 ? 0 : values.reduce((sum, each) => sum + each, 0) / values.length
}

function columnOf<T>(rows: readonly T[], of: (row: T) => number): Float64Array {
  return Float64Array.from(rows, of)
}

import { ALPHA } from './effect'
import { normalBelow, normalQuantile } from './tails'

/** The chance that an effect of the planned size is found, which a plan is made for. */
export const POWER = 0.8

/** What a plan starts from: the figure as it is, and the smallest change of it that is worth knowing. */
export type Baseline = { change: number; left?: number } & (
  | { kind: 'share'; share: number }
  /** `pieces`: the squares of what single days of a member add, summed up, in the mean. */
  | { kind: 'amount'; mean: number; variance: number; pieces: number }
)

const meanOf = (baseline: Baseline): number => (baseline.kind === 'share' ? baseline.share : baseline.mean)

/**
 * Of one member's figure after a change by this share, with what they did before taken out. More of an amount is taken to be days that happen
 * once more by chance, and less days that do not happen: that varies more than if everybody had the same share more.
 */
function varianceAfter(baseline: Baseline, change: number): number {
  const { left = 1 } = baseline
  if (baseline.kind === 'share') {
    const share = Math.min(1, baseline.share * (1 + change))
    return left * share * (1 - share)
  }
  const part = Math.abs(change) % 1
  return left * baseline.variance * (1 + change) ** 2 + part * (1 - part) * baseline.pieces
}

/** Of the changed arm, where by chance it has `found` instead of the change that there is. Amounts that are low by chance vary less, too. */
function varianceFound(baseline: Baseline, found: number): number {
  if (baseline.kind === 'share') return varianceAfter(baseline, found)
  const change = baseline.change / baseline.mean
  return varianceAfter(baseline, change) * ((1 + found) / (1 + change)) ** 2
}

/** The search for it ends here: so large a change is never found with so few. */
const CHANGE_MAX = 100
const STEPS_MAX = 200

/**
 * The smallest change, as a share, that the interval tells from none with so many members in each arm. The interval is relative, so its error
 * grows with the change that was found; Infinity where it grows faster than that.
 */
function smallestFound(perArm: number, baseline: Baseline, alpha: number): number {
  const reach = (Math.sign(baseline.change) * normalQuantile(alpha)) / (meanOf(baseline) * Math.sqrt(perArm))
  const now = varianceAfter(baseline, 0)
  let found = 0
  for (let step = 0; step < STEPS_MAX; step += 1) {
    const next = reach * Math.sqrt(varianceFound(baseline, found) + now * (1 + found) ** 2)
    if (Math.abs(next) > CHANGE_MAX) return Number.POSITIVE_INFINITY
    if (Math.abs(next - found) < 1e-9) return next
    found = next
  }
  return found
}

/** The chance that the change is found with so many members in each arm. */
export function powerWith(perArm: number, baseline: Baseline, alpha = ALPHA): number {
  const mean = meanOf(baseline)
  const change = baseline.change / mean
  const least = smallestFound(perArm, baseline, alpha)
  if (!Number.isFinite(least)) return 0
  // What is found differs from what there is as two plain means do: where the first is low by chance, change and error are large together.
  const error = Math.sqrt((varianceAfter(baseline, change) + varianceAfter(baseline, 0)) / perArm) / mean
  return normalBelow((Math.sign(change) * (change - least)) / error)
}

const SIZE_MAX = 10_000_000

/**
 * Members that each arm needs, by the interval that they will be judged by: with the variances of both arms, relative, and with what members
 * did before taken out. Calculators that take one variance for both arms and an absolute difference answer another number.
 */
export function armSize(baseline: Baseline, { alpha = ALPHA, power = POWER } = {}): number {
  let [low, high] = [1, 2]
  while (powerWith(high, baseline, alpha) < power && high < SIZE_MAX) [low, high] = [high, high * 2]
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (powerWith(middle, baseline, alpha) < power) low = middle
    else high = middle
  }
  return high
}

/** Beyond this a plan is said not to be reachable: seasons and assortments change, and the answer would be to another question. */
export const DAYS_MAX = 180
/** Whole weeks, because a weekend is not like a Monday. */
const WEEK = 7

/**
 * Days until the smallest arm has its members, in whole weeks; null beyond `DAYS_MAX`. `membersWithin`: how many different
 * members see it within so many days, at a few lengths in rising order; after the last it goes on as between the last two.
 */
export function daysNeeded(
  perArm: number,
  { weights, coverage }: { weights: readonly number[]; coverage: number },
  membersWithin: readonly { days: number; members: number }[],
): number | null {
  const smallest = Math.min(...weights.filter((weight) => weight > 0)) * coverage
  if (!(smallest > 0)) return null
  for (let days = WEEK; days <= DAYS_MAX; days += WEEK) {
    if (membersAfter(days, membersWithin) * smallest >= perArm) return days
  }
  return null
}

function membersAfter(days: number, points: readonly { days: number; members: number }[]): number {
  const all = [{ days: 0, members: 0 }, ...points]
  const at = all.findIndex((point) => point.days >= days)
  const later = at === -1 ? all.length - 1 : at
  const [from, to] = [all[later - 1], all[later]]
  if (!from || !to || to.days === from.days) return 0
  return from.members + ((to.members - from.members) * (days - from.days)) / (to.days - from.days)
}

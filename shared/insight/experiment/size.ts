import { ALPHA } from './effect'
import { normalBelow, normalQuantile } from './tails'

/** The chance that an effect of the planned size is found, which a plan is made for. */
export const POWER = 0.8

/** What a plan starts from: the figure as it is, and the smallest change of it that is worth knowing. */
export type Baseline =
  | { kind: 'share'; share: number; change: number }
  | { kind: 'amount'; variance: number; change: number }

const variancesOf = (baseline: Baseline): { now: number; changed: number } => {
  if (baseline.kind === 'amount') return { now: baseline.variance, changed: baseline.variance }
  const share = Math.min(1, Math.max(0, baseline.share + baseline.change))
  return { now: baseline.share * (1 - baseline.share), changed: share * (1 - share) }
}

/**
 * Members that each arm needs, not yet rounded: with the variances of both arms as they would then be, because that is what
 * the interval is made of. Calculators that take the variance as it is for both say some percent less and find it less often.
 */
function exactArmSize(baseline: Baseline, { alpha = ALPHA, power = POWER } = {}): number {
  const { now, changed } = variancesOf(baseline)
  const reach = normalQuantile(alpha) + normalQuantile(2 * (1 - power))
  return ((now + changed) * reach ** 2) / baseline.change ** 2
}

export const armSize = (baseline: Baseline, options?: { alpha?: number; power?: number }): number =>
  Math.ceil(exactArmSize(baseline, options))

/** The chance that the change is found with so many members in each arm. */
export function powerWith(perArm: number, baseline: Baseline, alpha = ALPHA): number {
  const { now, changed } = variancesOf(baseline)
  return normalBelow(Math.abs(baseline.change) * Math.sqrt(perArm / (now + changed)) - normalQuantile(alpha))
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

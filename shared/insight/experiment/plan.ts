import { alphaOf, type Experiment } from './experiment'
import { FIGURE_TERMS } from './figures'
import type { Figures } from './lately'
import { armSize, type Baseline, DAYS_MAX, daysNeeded } from './size'
import { adjustedArms, spreadOf } from './spread'

/** What members did lately, as a plan is made from it. */
export interface Lately {
  /** The figure of members in the days from when they came first, and in as many days before. */
  figures: Figures
  /** Of members who come, the share who may take part: they have agreed, and are of the segment. */
  takersShare: number
  /** How many different members come within so many days. */
  membersWithin: readonly { days: number; members: number }[]
}

export interface Plan {
  armSize: number | null
  days: number | null
  sampled: number
  baseline: number | null
  sentences: string[]
}

type Planned = Pick<Experiment, 'arms' | 'figure' | 'changePercent' | 'coveragePercent' | 'withinDays'>

/** With fewer members the figure as it is says nothing. */
export const SAMPLE_MIN = 30

/** How many members it takes, and how many days, before anything is begun. */
export function planOf(experiment: Planned, { figures, takersShare, membersWithin }: Lately): Plan {
  const { sums } = figures
  const baseline = baselineOf(experiment, figures)
  const name = FIGURE_TERMS[experiment.figure].name
  if (baseline === null) {
    const sentences = [`最近来过的会员太少，或者没有人有“${name}”，算不出要多少人。先等数据多一些。`]
    return { armSize: null, days: null, sampled: sums.n, baseline: null, sentences }
  }
  const size = armSize(baseline, { alpha: alphaOf(experiment) })
  const weights = experiment.arms.map(({ weightPercent }) => weightPercent / 100)
  const coverage = (experiment.coveragePercent / 100) * takersShare
  const seen = daysNeeded(size, { weights, coverage }, membersWithin)
  // Who saw it last has to have the days that count, too.
  const days = seen === null ? null : seen + experiment.withinDays
  const sentences = [
    `每个方案要 ${size} 位会员看到，才有八成把握看出“${name}”变了 ${experiment.changePercent}%`,
    days === null
      ? `照最近的人数，${DAYS_MAX} 天里凑不齐：换一个更常发生的数字，或者只找更大的变化`
      : `照最近的人数，大约要 ${days} 天`,
  ]
  return { armSize: size, days, sampled: sums.n, baseline: spreadOf(sums).mean, sentences }
}

/** Null where too little is known to plan with. */
export function baselineOf(
  { figure, changePercent }: Pick<Planned, 'figure' | 'changePercent'>,
  { sums, pieces }: Figures,
): Baseline | null {
  const { mean, variance } = spreadOf(sums)
  if (sums.n < SAMPLE_MIN || mean <= 0 || variance <= 0) return null
  const change = (mean * changePercent) / 100
  const left = 1 - adjustedArms([sums]).saved
  return FIGURE_TERMS[figure].isShare
    ? { kind: 'share', share: mean, change: Math.min(change, 1 - mean), left }
    : { kind: 'amount', mean, variance, pieces, change, left }
}

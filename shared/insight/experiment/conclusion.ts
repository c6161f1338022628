import { effectOf, excludesZero, fixedInterval, type Interval, sequentialInterval } from './effect'
import { type ArmCount, alphaOf, countedIn, type Experiment, type Measured } from './experiment'
import { FIGURE_TERMS, type Figure } from './figures'
import { isHarmed } from './guardrail'
import { adjustedArms, noSums, type Spread } from './spread'
import { type SplitVerdict, splitVerdict } from './srm'

/** What is known of one arm against the first one. */
export interface Comparison {
  arm: string
  /** Of the figure, unadjusted. */
  mean: number
  /** More or less than the first arm, as a share of what that has; null where nothing can be said yet. */
  change: number | null
  /** It may be looked at every day. */
  anyDay: Interval | null
  /** Welch's, as it was when the planned size was reached; null before. */
  atSize: Interval | null
  harmed: Figure[]
  is: 'control' | 'better' | 'worse' | 'open' | 'same'
}

export interface Conclusion {
  split: SplitVerdict
  isAtSize: boolean
  /** The share of the variance that what members did before explains. */
  saved: number
  comparisons: Comparison[]
}

type Judged = Pick<Experiment, 'arms' | 'figure' | 'guardrails' | 'armSize'>

/** All that may be concluded from what was counted. Nothing may where members did not divide as was set. */
export function concludeFrom(experiment: Judged, measured: Pick<Measured, 'counts' | 'atSize'>): Conclusion {
  const counts = inOrder(experiment, measured.counts)
  const weights = experiment.arms.map(({ weightPercent }) => weightPercent)
  const split = splitVerdict(
    counts.map(({ seen }) => seen),
    weights,
  )
  const now = adjusted(counts, experiment.figure)
  const then = measured.atSize && adjusted(inOrder(experiment, measured.atSize.counts), experiment.figure)
  const comparisons = experiment.arms.map(({ key }, at): Comparison => {
    const plain = counts[at]?.sums[experiment.figure] ?? noSums()
    const mean = plain.n === 0 ? 0 : plain.sum / plain.n
    if (at === 0) return { arm: key, mean, change: null, anyDay: null, atSize: null, harmed: [], is: 'control' }
    const anyDay = intervalOf(experiment, now.spreads, at, 'anyDay')
    const atSize = then ? intervalOf(experiment, then.spreads, at, 'atSize') : null
    const [control, arm] = [now.spreads[0], now.spreads[at]]
    const effect = control && arm ? effectOf(control, arm, 'relative') : null
    const harmed = harmedBy(experiment, counts, at)
    const is = split === 'broken' ? 'open' : standing(anyDay, atSize)
    return { arm: key, mean, change: effect?.size ?? null, anyDay, atSize, harmed, is }
  })
  return { split, isAtSize: measured.atSize !== null, saved: now.saved, comparisons }
}

/** Of all arms together: whether one of them may be called better, else worse; 'same' only where nobody can be called either. */
export function verdictOf({ split, comparisons }: Conclusion): 'broken' | Exclude<Comparison['is'], 'control'> {
  if (split === 'broken') return 'broken'
  const told = comparisons.map(({ is }) => is)
  return (['better', 'worse', 'open'] as const).find((each) => told.includes(each)) ?? 'same'
}

/** Whether a guardrail ends it: some arm certainly harms what it must not, and the members divided as was set. */
export const hasToStop = ({ split, comparisons }: Conclusion): boolean =>
  split !== 'broken' && comparisons.some(({ harmed }) => harmed.length > 0)

/** Whether every arm has its planned size, so that the one look is due. */
export function isAtSize({ arms, figure, armSize }: Judged, counts: readonly ArmCount[]): boolean {
  if (armSize === null) return false
  return arms.every(({ key, weightPercent }) => {
    const count = counts.find(({ arm }) => arm === key)
    return weightPercent === 0 || (count !== undefined && countedIn(count, figure) >= armSize)
  })
}

const inOrder = ({ arms }: Pick<Experiment, 'arms'>, counts: readonly ArmCount[]): ArmCount[] =>
  arms.map(({ key }) => counts.find(({ arm }) => arm === key) ?? { arm: key, seen: 0, sums: {} })

const adjusted = (counts: readonly ArmCount[], figure: Figure) =>
  adjustedArms(counts.map(({ sums }) => sums[figure] ?? noSums()))

function intervalOf(experiment: Judged, spreads: readonly Spread[], at: number, look: 'anyDay' | 'atSize') {
  const [control, arm] = [spreads[0], spreads[at]]
  const effect = control && arm ? effectOf(control, arm, 'relative') : null
  if (!effect) return null
  const alpha = alphaOf(experiment)
  return look === 'atSize' ? fixedInterval(effect, alpha) : sequentialInterval(effect, tunedFor(experiment), alpha)
}

/** The interval for any day is narrowest where the experiment was planned to end. */
const tunedFor = ({ armSize }: Judged): number | undefined => (armSize === null ? undefined : 2 * armSize)

function standing(anyDay: Interval | null, atSize: Interval | null): Comparison['is'] {
  const told = [atSize, anyDay].find((interval) => interval !== null && excludesZero(interval))
  if (told) return told.from > 0 ? 'better' : 'worse'
  return atSize === null ? 'open' : 'same'
}

function harmedBy(experiment: Judged, counts: readonly ArmCount[], at: number): Figure[] {
  return experiment.guardrails.flatMap(({ figure, toleratedPercent }) => {
    const { spreads } = adjusted(counts, figure)
    const [control, arm] = [spreads[0], spreads[at]]
    if (!control || !arm) return []
    const guardrail = { isMoreBetter: true, toleratedShare: toleratedPercent / 100 }
    return isHarmed(control, arm, guardrail, tunedFor(experiment), alphaOf(experiment)) ? [figure] : []
  })
}

const percentText = (share: number): string =>
  `${share > 0 ? '+' : share < 0 ? '−' : ''}${Math.abs(100 * share).toFixed(1)}%`
const spanText = ({ from, to }: Interval): string => `${percentText(from)} 到 ${percentText(to)}`

/** What may be concluded and what may not, for somebody who is no statistician. */
export function conclusionText(experiment: Judged & Pick<Experiment, 'withinDays'>, conclusion: Conclusion): string[] {
  const name = FIGURE_TERMS[experiment.figure].name
  if (conclusion.split === 'broken') {
    return [
      '看到各方案的人数和设定的比例对不上，不会是碰巧。统计一定有地方错了，下面的数字都不能用来下结论。',
      '先查这一处为什么有人没被算到，修好后重新开一个实验。',
    ]
  }
  const lines = conclusion.comparisons.flatMap(({ arm, is, atSize, anyDay, harmed }) => {
    const title = experiment.arms.find(({ key }) => key === arm)?.title ?? arm
    if (is === 'control') return []
    const hurt = harmed.map((figure) => `方案“${title}”已经明确让“${FIGURE_TERMS[figure].name}”变差。`)
    return [...hurt, standingText({ title, name, is, atSize, anyDay })]
  })
  const limits = [
    `数的是每位会员第一次看到起 ${experiment.withinDays} 天里的“${name}”，更久以后怎样，这里看不出来。`,
    '参加的都是同意按个人情况推荐的会员，对其他会员未必一样。',
  ]
  return [...lines, ...limits]
}

function standingText({
  title,
  name,
  is,
  atSize,
  anyDay,
}: Pick<Comparison, 'is' | 'atSize' | 'anyDay'> & { title: string; name: string }): string {
  const told =
    is === 'open' ? anyDay : [atSize, anyDay].find((each) => each !== null && (is === 'same' || excludesZero(each)))
  const span = told ? `可能的范围是 ${spanText(told)}` : '人数还太少，说不出范围'
  if (is === 'better') return `可以说：方案“${title}”让“${name}”变高了，${span}。`
  if (is === 'worse') return `可以说：方案“${title}”让“${name}”变低了，${span}。`
  if (is === 'same') return `人数够了，没有看出方案“${title}”让“${name}”变了，${span}。不能说两种完全一样。`
  return `还不能说方案“${title}”更好或更差，${span}。现在停下来挑数字高的那个，多半是碰巧。`
}

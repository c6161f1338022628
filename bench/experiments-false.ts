import { armOf } from '#shared/insight/experiment/assigned'
import { concludeFrom } from '#shared/insight/experiment/conclusion'
import { type Counting, nothingCounted, withPerson } from '#shared/insight/experiment/counting'
import { excludesZero } from '#shared/insight/experiment/effect'
import { type ArmCount, alphaOf, countedIn, type Experiment } from '#shared/insight/experiment/experiment'
import type { Figure } from '#shared/insight/experiment/figures'
import { armSize } from '#shared/insight/experiment/size'
import { addDays, type BusinessDay } from '#shared/kernel/business-day'
import { diceOf } from '../life/dice'
import { baselineFor, type Drawn, drawnOf, type Life, NIGHTS_MAX } from './experiment-draws'
import { firstVisit, type Lived } from './experiment-life'

export interface FalseRow {
  figure: Figure
  /** As the product counts it, with what members did before taken out; or as it is. */
  isAdjusted: boolean
  /** How many show a difference at the one look, ever under a look each night, and by either of the two. */
  once: number
  ever: number
  either: number
}

const LOOKED = [
  { figure: 'bought', isAdjusted: false },
  { figure: 'bought', isAdjusted: true },
  { figure: 'spent', isAdjusted: false },
  { figure: 'spent', isAdjusted: true },
  { figure: 'visitDays', isAdjusted: true },
] as const

/** What each night counts, from the first on which somebody's days are over. */
function nightsOf({ lives, lastDay }: Life, experiment: Drawn): Counting[] {
  const byNight = new Map<BusinessDay, { person: Lived; arm: string; fromDay: BusinessDay }[]>()
  for (const person of lives) {
    const fromDay = firstVisit(person, experiment.startDay)
    const arm = armOf(experiment, person.id)
    if (!fromDay || !arm) continue
    const night = addDays(fromDay, experiment.withinDays)
    byNight.set(night, [...(byNight.get(night) ?? []), { person, arm: arm.key, fromDay }])
  }
  const nights: Counting[] = []
  let counting = nothingCounted(experiment)
  for (let at = experiment.withinDays; at < experiment.withinDays + NIGHTS_MAX; at += 1) {
    const night = addDays(experiment.startDay, at)
    if (night > lastDay) break
    for (const { person, arm, fromDay } of byNight.get(night) ?? []) {
      counting = withPerson(counting, experiment, { person: { arm, fromDay }, days: person.days })
    }
    nights.push(counting)
  }
  return nights
}

/** As if nothing were known of before. */
const bare = (counts: readonly ArmCount[]): ArmCount[] =>
  counts.map(({ sums, ...count }) => ({
    ...count,
    sums: Object.fromEntries(
      Object.entries(sums).map(([figure, each]) => [figure, { ...each, before: 0, beforeSquares: 0, products: 0 }]),
    ),
  }))

const looked = (experiment: Experiment, counts: ArmCount[], look: 'once' | 'anyDay'): boolean => {
  const atSize = look === 'once' ? { at: 0, counts } : null
  const { comparisons } = concludeFrom(experiment, { counts, atSize })
  return comparisons.some((each) => {
    const interval = look === 'once' ? each.atSize : each.anyDay
    return interval !== null && excludesZero(interval)
  })
}

/** Experiments in which nothing is done to anybody: each difference is a false one. */
export function withNothingDone(life: Life, experiments: number, seed: number) {
  const nothingDone: FalseRow[] = LOOKED.map((each) => ({ ...each, once: 0, ever: 0, either: 0 }))
  let splitBroken = 0
  for (let number = 0; number < experiments; number += 1) {
    const drawn = drawnOf(life, diceOf(seed, `nothing ${number}`))
    const nights = nightsOf(life, drawn)
    const last = nights.at(-1)?.counts ?? []
    if (concludeFrom(drawn, { counts: last, atSize: null }).split === 'broken') splitBroken += 1
    for (const row of nothingDone) {
      const { figure, isAdjusted } = row
      const baseline = baselineFor(life, { ...drawn, figure })
      const size = baseline && armSize(baseline, { alpha: alphaOf(drawn) })
      const experiment: Experiment = { ...drawn, figure, guardrails: [], armSize: size }
      const of = (counts: ArmCount[]) => (isAdjusted ? counts : bare(counts))
      const full = nights.find(({ counts }) => counts.every((each) => size !== null && countedIn(each, figure) >= size))
      const once = looked(experiment, of(full?.counts ?? last), 'once')
      const ever = nights.some(({ counts }) => looked(experiment, of(counts), 'anyDay'))
      row.once += once ? 1 : 0
      row.ever += ever ? 1 : 0
      row.either += once || ever ? 1 : 0
    }
  }
  return { nothingDone, splitBroken }
}

import { armOf } from '#shared/insight/experiment/assigned'
import { concludeFrom } from '#shared/insight/experiment/conclusion'
import { nothingCounted, withPerson } from '#shared/insight/experiment/counting'
import { countedIn } from '#shared/insight/experiment/experiment'
import { type Figure, figureAround } from '#shared/insight/experiment/figures'
import { figuresOfMet, MET_DAYS, metIn } from '#shared/insight/experiment/lately'
import { baselineOf } from '#shared/insight/experiment/plan'
import { armSize, powerWith } from '#shared/insight/experiment/size'
import { addDays, type BusinessDay } from '#shared/kernel/business-day'
import { type Dice, diceOf } from '../life/dice'
import { baselineFor, type Drawn, drawnOf, type Life } from './experiment-draws'
import { boughtAlso, type Lived, spentAgain, visitedAgain } from './experiment-life'

export interface PlantedRow {
  figure: Figure
  changePercent: number
  /** Of the size that the plan asks for, each arm had so much. */
  part: number
  experiments: number
  perArm: number
  /** From the figure as it was without what was done, and from the plan of the day before. */
  computed: number
  planned: number
  found: number
}

export const PLANTED = [
  { figure: 'bought', changePercent: 15 },
  { figure: 'spent', changePercent: 30 },
  { figure: 'visitDays', changePercent: 25 },
] as const
const PARTS = [0.5, 1, 1.5] as const
interface Planting {
  figure: Figure
  changePercent: number
}

/** More than any of the sizes needs. */
const DRAWN_MAX = 6_000

/**
 * Of experiments whose members are drawn anew each time, with replacement, from those who came in the month after its start: what is asked is
 * the method, and whoever comes first is not like the rest. Computed from the figure as it was; that the month before was like it is another question.
 */
export function withSomethingDone(life: Life, planting: Planting, experiments: number, seed: number): PlantedRow[] {
  const rows = PARTS.map((part) => ({ ...planting, part, experiments, perArm: 0, computed: 0, planned: 0, found: 0 }))
  for (let number = 0; number < experiments; number += 1) {
    const dice = diceOf(seed, `${planting.figure} ${number}`)
    const drawn: Drawn = { ...drawnOf(life, dice, [[50, 50]]), ...planting, guardrails: [] }
    const since = drawn.startDay
    const window = { since, until: addDays(since, MET_DAYS - 1) }
    const met = life.lives.flatMap(({ id, days }) => {
      const fromDay = metIn(days, window)
      return fromDay === null ? [] : [{ id, days, fromDay }]
    })
    const baseline = baselineOf(drawn, figuresOfMet(drawn, met))
    const planned = baselineFor(life, drawn)
    if (!baseline || !planned) throw new Error(`nobody came after ${since}`)
    const done = plantedBy(met, drawn, dice)
    let counting = nothingCounted(drawn)
    let at = 0
    for (const row of rows) {
      const size = Math.round(armSize(baseline) * row.part)
      while (at < DRAWN_MAX && counting.counts.some((each) => countedIn(each, drawn.figure) < size)) {
        const person = met[Math.floor(dice('who', at) * met.length)]
        const arm = armOf(drawn, `${person?.id}#${at}`)
        at += 1
        if (!person || !arm) continue
        const days = done(person, { arm: arm.key, number: at })
        counting = withPerson(counting, drawn, { person: { arm: arm.key, fromDay: person.fromDay }, days })
      }
      const { counts } = counting
      const perArm = counts.length / counts.reduce((sum, each) => sum + 1 / countedIn(each, drawn.figure), 0)
      const [, arm] = concludeFrom(drawn, { counts, atSize: { at: 0, counts } }).comparisons
      row.perArm += perArm / experiments
      row.computed += powerWith(perArm, baseline) / experiments
      row.planned += powerWith(perArm, planned) / experiments
      row.found += (arm?.atSize && arm.atSize.from > 0 ? 1 : 0) / experiments
    }
  }
  return rows
}

interface Met extends Lived {
  fromDay: BusinessDay
}

/** Adds to the second arm by chance, so much that its mean is expected to be higher by the planted change. */
function plantedBy(met: readonly Met[], { figure, changePercent, withinDays }: Drawn, dice: Dice) {
  const change = changePercent / 100
  const figureOf = ({ days, fromDay }: Met) => figureAround(figure, days, { fromDay, withinDays }).value
  const mean = met.reduce((sum, person) => sum + figureOf(person), 0) / met.length
  return (person: Met, { arm, number }: { arm: string; number: number }) => {
    if (arm !== 'b') return person.days
    const { fromDay } = person
    const chance = (index: number) => dice(`done ${number}`, index)
    if (figure === 'bought') {
      const isAdded = figureOf(person) === 0 && chance(0) < (mean * change) / (1 - mean)
      return isAdded ? boughtAlso(person, fromDay) : person.days
    }
    const add = figure === 'spent' ? spentAgain : visitedAgain
    return add(person, { fromDay, withinDays, chance: (index) => chance(index) < change })
  }
}

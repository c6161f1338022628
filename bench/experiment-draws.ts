import { ARM_KEYS, type Experiment } from '#shared/insight/experiment/experiment'
import type { Figure } from '#shared/insight/experiment/figures'
import { figuresOfMet, metIn, windowBefore } from '#shared/insight/experiment/lately'
import { baselineOf } from '#shared/insight/experiment/plan'
import type { Baseline } from '#shared/insight/experiment/size'
import { addDays, type BusinessDay, daysBetween } from '#shared/kernel/business-day'
import type { Dice } from '../life/dice'
import type { Lived } from './experiment-life'

/** Experiments as they might be written: with ids, days, divisions and lengths by chance. */

export const FIGURES: readonly Figure[] = ['bought', 'spent', 'visitDays']
const DIVISIONS = [
  [50, 50],
  [70, 30],
  [34, 33, 33],
] as const
const WITHIN_DAYS = [7, 14] as const
export const NIGHTS_MAX = 120
/** So much of the life lies before the first start, so that there is something to plan from. */
const DAYS_BEFORE = 60

export interface Life {
  lives: Lived[]
  firstDay: BusinessDay
  lastDay: BusinessDay
}

export interface Drawn extends Experiment {
  startDay: BusinessDay
}

export function drawnOf(life: Life, dice: Dice, divisions: readonly (readonly number[])[] = DIVISIONS): Drawn {
  const weights = divisions[Math.floor(dice('division') * divisions.length)] ?? []
  const withinDays = WITHIN_DAYS[Math.floor(dice('within') * WITHIN_DAYS.length)] ?? 14
  const span = daysBetween(life.firstDay, life.lastDay) - DAYS_BEFORE - NIGHTS_MAX
  return {
    _id: `exp_${Math.floor(dice('id') * 2 ** 32).toString(36)}`,
    ...{ name: '', hypothesis: '', surface: 'homeOrder', segmentId: null, coveragePercent: 100, namespace: null },
    arms: weights.map((weightPercent, at) => ({ key: ARM_KEYS[at] ?? '', title: '', weightPercent, content: `${at}` })),
    ...{ figure: 'bought', withinDays, changePercent: 20, status: 'running', version: 1, savedAt: 0, armSize: null },
    // Counted along: it costs one walk through the members.
    guardrails: FIGURES.map((figure) => ({ figure, toleratedPercent: 0 })),
    ...{ startedAt: null, stoppedAt: null, stoppedBy: null, shippedArm: null },
    startDay: addDays(life.firstDay, DAYS_BEFORE + Math.floor(dice('start') * span)),
  }
}

/** So many members a plan is made from. */
const SAMPLE = 300

/** What the plan starts from that is made on the day of the start. */
export function baselineFor({ lives }: Life, { startDay, ...experiment }: Drawn): Baseline | null {
  const window = windowBefore(startDay, experiment)
  const met = lives
    .map(({ days }) => ({ days, fromDay: metIn(days, window) }))
    .filter(({ fromDay }) => fromDay !== null)
  return baselineOf(experiment, figuresOfMet(experiment, met.slice(0, SAMPLE)))
}

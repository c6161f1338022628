import { FIGURE_TERMS } from '#shared/insight/experiment/figures'
import { addDays, businessDayOf } from '#shared/kernel/business-day'
import type { ShopState } from '../scripts/demo/state'
import { livesIn } from './experiment-life'
import { type FalseRow, withNothingDone } from './experiments-false'
import { PLANTED, type PlantedRow, withSomethingDone } from './experiments-power'
import { table } from './table'

/**
 * What the methods promise, asked of a shop that has lived: experiments with ids, days and divisions of their own, over its members and
 * what these did. In some nothing is done to anybody, in others something is added to one arm by chance.
 */
export interface ExperimentsMeasured {
  members: number
  experiments: number
  nothingDone: FalseRow[]
  /** In how many of them members are said not to have divided as was set. */
  splitBroken: number
  planted: PlantedRow[]
}

export function measureExperiments(state: ShopState, { experiments = 1_000, seed = 1 } = {}): ExperimentsMeasured {
  const lives = livesIn(state)
  const days = lives.flatMap((life) => life.days.map(({ day }) => day)).sort()
  const lastDay = addDays(businessDayOf(state.endedAt), -1)
  const life = { lives, firstDay: days[0] ?? lastDay, lastDay }
  return {
    members: lives.length,
    experiments,
    ...withNothingDone(life, experiments, seed),
    planted: PLANTED.flatMap((each) => withSomethingDone(life, each, experiments, seed)),
  }
}

/** Of a thousand. */
const FALSE_MAX = 65
/** Points of a hundred. */
const POWER_OFF_MAX = 0.04

export const areExperimentsKept = ({ experiments, nothingDone, planted }: ExperimentsMeasured): boolean =>
  nothingDone.every(({ once, ever }) => Math.max(once, ever) <= (FALSE_MAX * experiments) / 1_000) &&
  planted.every(({ computed, found }) => Math.abs(computed - found) <= POWER_OFF_MAX)

const percent = (share: number) => `${(100 * share).toFixed(1)} %`

export function describeExperiments({ members, experiments, nothingDone, splitBroken, planted }: ExperimentsMeasured) {
  const name = { bought: 'bought at all', spent: 'spent', visitDays: 'days of visits' } as Record<string, string>
  return [
    `${experiments} experiments over ${members} members in which nothing is done; ${splitBroken} are said to be divided otherwise than set`,
    '',
    table(
      ['figure', 'before taken out', 'false at the one look', 'ever under a look each night', 'by either'],
      nothingDone.map(({ figure, isAdjusted, once, ever, either }) => [
        `${name[figure]} (${FIGURE_TERMS[figure].isShare ? 'a share' : 'an amount'})`,
        isAdjusted ? 'yes' : 'no',
        ...[once, ever, either].map((count) => percent(count / experiments)),
      ]),
    ),
    '',
    `${experiments} experiments for each figure with more of it in the second arm, by chance`,
    '',
    table(
      ['figure', 'more', 'of the planned size', 'in each arm', 'found', 'computed', 'by the plan before it'],
      planted.map(({ figure, changePercent, part, perArm, found, computed, planned }) => [
        ...[name[figure] ?? figure, `${changePercent} %`, `${part}`, Math.round(perArm)],
        ...[found, computed, planned].map(percent),
      ]),
    ),
  ].join('\n')
}

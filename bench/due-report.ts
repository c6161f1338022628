import { LATE_SECONDS_MAX, type Lateness } from './due-lateness'
import type { WaitingCost } from './due-waiting'
import type { DueCost } from './due-work'
import { table } from './table'

export interface DueReport {
  steps: readonly DueCost[]
  waiting: readonly WaitingCost[]
  late: Lateness
}

const IDLE_ROUND_TRIPS_MAX = 2

/** What is waited for costs no more however much it is, and what is due is soon done. */
export const isDueKept = ({ waiting, late }: Pick<DueReport, 'waiting' | 'late'>): boolean =>
  waiting.every(
    ({ roundTripsPerTick, lookedPerTick }) => roundTripsPerTick <= IDLE_ROUND_TRIPS_MAX && lookedPerTick === 0,
  ) && late.lateSeconds < LATE_SECONDS_MAX

export function describeDue({ steps, waiting, late }: DueReport): string {
  return [
    describeSteps(steps),
    table(
      ['waiting', 'round trips of a tick', 'documents looked at', 'CPU ms of a tick'],
      waiting.map((cost) => [cost.waiting, cost.roundTripsPerTick, cost.lookedPerTick, cost.cpuMsPerTick]),
    ),
    table(
      [
        'due a second',
        'database delay in ms',
        'minutes',
        'instances',
        'runs',
        'late at most, s',
        'busiest tick, s',
        'CPU ms per run',
      ],
      [
        [
          late.duePerSecond,
          late.delayMs,
          late.minutes,
          late.instances,
          late.runs,
          late.lateSeconds,
          late.busiestSeconds,
          late.cpuMsPerRun,
        ],
      ],
    ),
  ].join('\n\n')
}

export const describeSteps = (steps: readonly DueCost[]): string =>
  table(
    [
      'after a wait',
      'runs',
      'nodes',
      'nodes per CPU second',
      'CPU ms per run',
      'round trips per run',
      'CPU ms per round trip',
      'MB',
    ],
    steps.map((cost) => [
      cost.step,
      cost.runs,
      cost.nodes,
      cost.nodesPerCpuSecond,
      cost.cpuMsPerRun,
      cost.roundTripsPerRun,
      cost.cpuMsPerRoundTrip,
      cost.peakMemoryMb,
    ]),
  )

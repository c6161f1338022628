import { forecastBatch } from '#shared/insight/score/batch'
import { fitFrequency } from '#shared/insight/score/fit'
import type { FrequencyParams } from '#shared/insight/score/frequency'
import { drawMembers } from '#shared/insight/score/testing/a-shop'
import { rounded } from './statistics'

export interface ModelSpeed {
  /** Probability to be there, of silence, and expected purchases, for a million members: milliseconds by days ahead. */
  scored: { days: number; ms: number }[]
  /** A fit of 25 000 members. */
  fitted: { kind: string; ms: number }[]
}

const MEMBERS = 1_000_000
const FITTED = 25_000
const TRIES = 3
/** About what a shop of a year comes to. */
const PARAMS: FrequencyParams = { kind: 'mbg', r: 0.525, alpha: 6.183, a: 0.891, b: 1.614 }

/** On one core, in this process. The best of three, because the machine has other things to do. */
export function measureModels(): ModelSpeed {
  const members = drawMembers(MEMBERS, 7)
  const few = drawMembers(FITTED, 77)
  return {
    scored: [30, 90, 360].map((days) => ({ days, ms: best(() => forecastBatch(PARAMS, members, days / 7)) })),
    fitted: (['mbg', 'bg'] as const).map((kind) => ({ kind, ms: best(() => fitFrequency(kind, few)) })),
  }
}

function best(act: () => unknown): number {
  const times = Array.from({ length: TRIES }, () => {
    const startedAt = performance.now()
    act()
    return performance.now() - startedAt
  })
  return rounded(Math.min(...times), 0)
}

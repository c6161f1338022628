import { chiSquareTail } from './tails'

/** Below this probability the split is not the one that was set, and nothing else may be concluded. */
export const SPLIT_P_MIN = 0.001
/** With fewer members expected in some arm the test says nothing yet. */
export const SPLIT_ARM_MIN = 8

/**
 * How likely members divide at least so unevenly over arms of these weights by chance. An arm without weight is closed:
 * neither it nor whoever was in it before counts.
 */
export function splitProbability(counts: readonly number[], weights: readonly number[]): number {
  const open = weights.flatMap((weight, arm) => (weight > 0 ? [{ weight, count: counts[arm] ?? 0 }] : []))
  const total = open.reduce((sum, { count }) => sum + count, 0)
  const weight = open.reduce((sum, arm) => sum + arm.weight, 0)
  if (total === 0 || open.length < 2) return 1
  const square = open.reduce((sum, arm) => {
    const expected = (arm.weight / weight) * total
    return sum + (arm.count - expected) ** 2 / expected
  }, 0)
  return chiSquareTail(square, open.length - 1)
}

export type SplitVerdict = 'tooFew' | 'asSet' | 'broken'

/** Whether the members divided as it was set. Where they did not, something is wrong with the counting and every result is worthless. */
export function splitVerdict(counts: readonly number[], weights: readonly number[]): SplitVerdict {
  const total = counts.reduce((sum, count, arm) => sum + ((weights[arm] ?? 0) > 0 ? count : 0), 0)
  const weight = weights.reduce((sum, each) => sum + each, 0)
  const isEnough = weights.every((each) => each <= 0 || (each / weight) * total >= SPLIT_ARM_MIN)
  if (!isEnough) return 'tooFew'
  return splitProbability(counts, weights) < SPLIT_P_MIN ? 'broken' : 'asSet'
}

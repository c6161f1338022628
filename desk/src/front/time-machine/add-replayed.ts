import type { ActionOutput } from '../../api/request'

export type ReplaySum = ActionOutput<'time-machine.replay'>

const EXAMPLES_MAX = 10

/** Combines two parts of a replay: sums are added, and the largest examples are kept. */
export function addReplayed(one: ReplaySum | null, other: ReplaySum): ReplaySum {
  if (!one) return other
  const add = (before: ReplaySum['before'], after: ReplaySum['before']) => ({
    points: before.points + after.points,
    growth: before.growth + after.growth,
    makeUpCards: before.makeUpCards + after.makeUpCards,
    couponFen: before.couponFen + after.couponFen,
  })
  return {
    ...other,
    looked: one.looked + other.looked,
    changed: one.changed + other.changed,
    lifted: one.lifted + other.lifted,
    lowered: one.lowered + other.lowered,
    before: add(one.before, other.before),
    after: add(one.after, other.after),
    costFen: one.costFen === null || other.costFen === null ? null : one.costFen + other.costFen,
    examples: [...one.examples, ...other.examples].sort((a, b) => weightOf(b) - weightOf(a)).slice(0, EXAMPLES_MAX),
  }
}

function weightOf({ before, after }: ReplaySum['examples'][number]): number {
  return Math.abs(after.points + after.couponFen - before.points - before.couponFen)
}

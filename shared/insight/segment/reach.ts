import type { Condition, Question } from './condition'

/**
 * Whom a condition can be true of at all, in a form that an index can find: a superset, the condition decides. Left
 * out may only be members for whom it is false and stays false as long as nothing happens to them, because nobody will
 * look at them again until something does.
 */
export type Reach =
  | { by: 'everybody' }
  | { by: 'segment'; segmentId: string }
  | { by: 'tag'; keys: string[] }
  | { by: 'tier'; keys: string[] }
  /** Bought in the last so many days, today included: who did not will not have by waiting. */
  | { by: 'lastPurchase'; withinDays: number }

export const everybody: Reach = { by: 'everybody' }

// The fewer members the better; how many there are is not known, what usually leaves the fewest is.
const RANKS: Record<Reach['by'], number> = { segment: 0, lastPurchase: 1, tag: 2, tier: 3, everybody: 9 }
const KEYS_MAX = 20

export function reachOf(condition: Condition): Reach {
  switch (condition.kind) {
    case 'all':
      return condition.of.map(reachOf).reduce((best, reach) => (RANKS[reach.by] < RANKS[best.by] ? reach : best))
    case 'any':
      return condition.of.map(reachOf).reduce(both)
    case 'not':
      return everybody
    default:
      return reachOfQuestion(condition)
  }
}

function reachOfQuestion(question: Question): Reach {
  switch (question.kind) {
    case 'inSegment':
      return { by: 'segment', segmentId: question.segmentId }
    case 'tag':
      return { by: 'tag', keys: question.in }
    case 'tier':
      return { by: 'tier', keys: question.in }
    case 'last':
      return question.of === 'purchase' && 'withinDays' in question.when
        ? { by: 'lastPurchase', withinDays: question.when.withinDays }
        : everybody
    case 'bought':
      return isSomethingBought(question) ? { by: 'lastPurchase', withinDays: question.withinDays } : everybody
    default:
      return everybody
  }
}

/** It asks for at least one purchase in the window. */
function isSomethingBought({ count, sumFen }: Extract<Question, { kind: 'bought' }>): boolean {
  const countsFromOne = count ? (count.min ?? (count.max === undefined ? 1 : 0)) >= 1 : !sumFen
  return countsFromOne || (sumFen?.min ?? 0) > 0
}

/** Whom either of both reaches, if one look can find them. */
function both(one: Reach, other: Reach): Reach {
  if (one.by === 'lastPurchase' && other.by === 'lastPurchase') {
    return { by: 'lastPurchase', withinDays: Math.max(one.withinDays, other.withinDays) }
  }
  if ((one.by === 'tag' && other.by === 'tag') || (one.by === 'tier' && other.by === 'tier')) {
    const keys = [...new Set([...one.keys, ...other.keys])]
    return keys.length <= KEYS_MAX ? { by: one.by, keys } : everybody
  }
  const isSame = one.by === 'segment' && other.by === 'segment' && one.segmentId === other.segmentId
  return isSame ? one : everybody
}

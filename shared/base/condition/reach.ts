import { type AnyQuestion, type Condition, isQuestion } from './condition'
import { kindOf, type QuestionKinds } from './question-kind'

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

export function reachOf<Q extends AnyQuestion, F>(kinds: QuestionKinds<Q, F>, condition: Condition<Q>): Reach {
  if (isQuestion(condition)) return kindOf(kinds, condition).reach?.(condition) ?? everybody
  if (condition.kind === 'not') return everybody
  const parts = condition.of.map((part) => reachOf(kinds, part))
  return condition.kind === 'any' ? parts.reduce(both) : parts.reduce(fewer)
}

function fewer(one: Reach, other: Reach): Reach {
  return RANKS[other.by] < RANKS[one.by] ? other : one
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

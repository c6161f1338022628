import { type AnyQuestion, type Condition, questionsOf } from './condition'
import { kindOf, type QuestionKinds } from './question-kind'

export const COST_MAX = 150

const WINDOW_DAYS_PER_POINT = 30

/** What asking it takes, in points: 1 for a look at a value, more for windows, which read a day after the other. */
export function costOf<Q extends AnyQuestion, F>(kinds: QuestionKinds<Q, F>, condition: Condition<Q>): number {
  return questionsOf(condition).reduce((sum, question) => sum + (kindOf(kinds, question).cost?.(question) ?? 1), 0)
}

export function windowCost(days: number): number {
  return 1 + Math.ceil(days / WINDOW_DAYS_PER_POINT)
}

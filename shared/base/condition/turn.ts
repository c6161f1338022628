import { type CompiledCondition, NEVER } from './compiled'

/** A birthday's month turns two of twelve times: far fewer steps than this lead to a day that matters. */
const STEPS_MAX = 60

/**
 * The first day after `today` on which the answer differs merely because time passes; null when it never does. So a
 * member of whom nothing new is known has to be looked at on that day, and on no day before it.
 */
export function nextTurnDay<F>({ test, next }: CompiledCondition<F>, facts: F, today: number): number | null {
  const answer = test(facts, today)
  let day = today
  for (let step = 0; step < STEPS_MAX; step += 1) {
    day = next(facts, day)
    if (day === NEVER) return null
    if (test(facts, day) !== answer) return day
  }
  // Too many questions turn without any effect: a look that changes nothing is better than one that is missing.
  return day
}

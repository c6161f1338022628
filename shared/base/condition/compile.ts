import { type CompiledCondition, type Next, never, type Test } from './compiled'
import { type AnyQuestion, type Condition, isQuestion } from './condition'
import { costOf } from './cost'
import { kindOf, type QuestionKinds } from './question-kind'

/**
 * Turns a condition into functions, once: asked of many members, they never look at the condition's data again.
 * Cheap questions are asked first: the order of `all` and `any` changes no answer.
 */
export function compile<Q extends AnyQuestion, F>(
  kinds: QuestionKinds<Q, F>,
  condition: Condition<Q>,
): CompiledCondition<F> {
  if (isQuestion(condition)) return kindOf(kinds, condition).compile(condition)
  if (condition.kind === 'not') {
    const { test, next } = compile(kinds, condition.of)
    return { test: (facts, day) => !test(facts, day), next }
  }
  const parts = [...condition.of]
    .sort((a, b) => costOf(kinds, a) - costOf(kinds, b))
    .map((part) => compile(kinds, part))
  const tests = parts.map(({ test }) => test)
  return { test: condition.kind === 'all' ? everyOf(tests) : someOf(tests), next: earliestOf(parts) }
}

// Two calls side by side are faster than a loop over a list, and most conditions have few parts.
function everyOf<F>(tests: readonly Test<F>[]): Test<F> {
  const [first, second, ...more] = tests
  if (!first) return () => true
  if (!second) return first
  const both: Test<F> = (facts, day) => first(facts, day) && second(facts, day)
  return more.length === 0 ? both : everyOf([both, ...more])
}

function someOf<F>(tests: readonly Test<F>[]): Test<F> {
  const [first, second, ...more] = tests
  if (!first) return () => false
  if (!second) return first
  const either: Test<F> = (facts, day) => first(facts, day) || second(facts, day)
  return more.length === 0 ? either : someOf([either, ...more])
}

function earliestOf<F>(parts: readonly CompiledCondition<F>[]): Next<F> {
  const timed = parts.map(({ next }) => next).filter((next) => next !== never)
  if (timed.length === 0) return never
  return (facts, day) => Math.min(...timed.map((next) => next(facts, day)))
}

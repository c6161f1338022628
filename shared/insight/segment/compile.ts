import { unreachable } from '#shared/kernel/invariant'
import { bucketOf } from './bucket'
import { type Compiled, inRange, NEVER, type Next, never, oneOf, still, type Test } from './compiled'
import type { Condition, Question } from './condition'
import { costOf } from './cost'
import { monthAt, nextMonthAt } from './facts'
import { compileBought, compileLastPerformed, compilePerformed, compileStreak, compileWhen } from './windows'

/**
 * Turns a condition into functions, once; asking them of many members then costs no look at the data that it was.
 * Cheap questions are asked first: the order of `all` and `any` changes no answer.
 */
export function compile(condition: Condition): Compiled {
  switch (condition.kind) {
    case 'all':
    case 'any': {
      const parts = [...condition.of].sort((a, b) => costOf(a) - costOf(b)).map(compile)
      const tests = parts.map(({ test }) => test)
      return { test: condition.kind === 'all' ? everyOf(tests) : someOf(tests), next: earliestOf(parts) }
    }
    case 'not': {
      const { test, next } = compile(condition.of)
      return { test: (facts, day) => !test(facts, day), next }
    }
    default:
      return compileQuestion(condition)
  }
}

// Two calls side by side are faster than a loop over a list, and most conditions have few parts.
function everyOf(tests: readonly Test[]): Test {
  const [first, second, ...more] = tests
  if (!first) return () => true
  if (!second) return first
  const both: Test = (facts, day) => first(facts, day) && second(facts, day)
  return more.length === 0 ? both : everyOf([both, ...more])
}

function someOf(tests: readonly Test[]): Test {
  const [first, second, ...more] = tests
  if (!first) return () => false
  if (!second) return first
  const either: Test = (facts, day) => first(facts, day) || second(facts, day)
  return more.length === 0 ? either : someOf([either, ...more])
}

function earliestOf(parts: readonly Compiled[]): Next {
  const timed = parts.map(({ next }) => next).filter((next) => next !== never)
  if (timed.length === 0) return never
  return (facts, day) => Math.min(...timed.map((next) => next(facts, day)))
}

function compileQuestion(question: Question): Compiled {
  switch (question.kind) {
    case 'tier': {
      const isIn = oneOf(question.in)
      return still(({ tierKey }) => isIn(tierKey))
    }
    case 'store': {
      const isIn = oneOf(question.in)
      return still(({ storeId }) => isIn(storeId))
    }
    case 'via': {
      const isIn = oneOf(question.in)
      return still(({ via }) => isIn(via))
    }
    case 'has': {
      const { field } = question
      return still(({ has }) => has[field])
    }
    case 'birthMonth':
      return compileBirthMonth(question.in)
    case 'joined':
      return compileWhen(question.when, ({ joinedDay }) => joinedDay)
    case 'number': {
      const { field } = question
      const isIn = inRange(question, 1)
      return still(({ numbers }) => isIn(numbers[field]))
    }
    case 'streak':
      return compileStreak(question)
    case 'last': {
      const { of } = question
      return compileWhen(question.when, ({ lastDays }) => lastDays[of])
    }
    case 'score': {
      const { field } = question
      const isIn = inRange(question)
      return still(({ scores }) => {
        const value = scores?.numbers[field]
        return value !== undefined && value !== null && isIn(value)
      })
    }
    case 'group': {
      const isIn = oneOf(question.in)
      return still(({ scores }) => scores !== null && isIn(scores.group))
    }
    case 'stage': {
      const isIn = oneOf(question.in)
      return still(({ scores }) => scores !== null && isIn(scores.stage))
    }
    case 'tag': {
      const { in: keys } = question
      return still(({ tagKeys }) => keys.some((key) => tagKeys.has(key)))
    }
    case 'performed':
      return compilePerformed(question)
    case 'lastPerformed':
      return compileLastPerformed(question)
    case 'bought':
      return compileBought(question)
    case 'inSegment': {
      const { segmentId } = question
      return still(({ segmentIds }) => segmentIds.has(segmentId))
    }
    case 'wasInSegment':
      return compileWasIn(question)
    case 'bucket': {
      const { salt, fromPercent, toPercent } = question
      return still(({ memberId }) => {
        const bucket = bucketOf(memberId, salt)
        return bucket >= fromPercent && bucket < toPercent
      })
    }
    default:
      return unreachable(question)
  }
}

function compileBirthMonth(months: number[] | 'current'): Compiled {
  if (months !== 'current') {
    const isIn = oneOf(months)
    return still(({ birthMonth }) => isIn(birthMonth))
  }
  return {
    test: ({ birthMonth }, day) => birthMonth !== null && birthMonth === monthAt(day),
    // Asked again on the first of each month: only two of them change the answer, and those are found by asking.
    next: ({ birthMonth }, day) => (birthMonth === null ? NEVER : nextMonthAt(day)),
  }
}

function compileWasIn({ segmentId, withinDays }: Extract<Question, { kind: 'wasInSegment' }>): Compiled {
  const left = compileWhen(
    withinDays === undefined ? {} : { withinDays },
    ({ leftDays }) => leftDays.get(segmentId) ?? null,
  )
  return {
    test: (facts, day) => facts.segmentIds.has(segmentId) || left.test(facts, day),
    next: (facts, day) => (facts.segmentIds.has(segmentId) ? NEVER : left.next(facts, day)),
  }
}

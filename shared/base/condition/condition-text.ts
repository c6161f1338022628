import { type AnyQuestion, type Condition, isQuestion, partsOf } from './condition'
import { keysAsNames, type Names } from './names'
import { kindOf, type QuestionKinds } from './question-kind'

const HEADS = { all: '同时满足：', any: '满足任意一条：', not: '不满足：' } as const

/** A condition in lines, each part deeper by two spaces (Simplified Chinese). */
export function conditionLines<Q extends AnyQuestion, F>(
  kinds: QuestionKinds<Q, F>,
  condition: Condition<Q>,
  names: Names = keysAsNames,
  depth = 0,
): string[] {
  const indent = '  '.repeat(depth)
  if (isQuestion(condition)) return [`${indent}${kindOf(kinds, condition).text(condition, names)}`]
  const lines = partsOf(condition).flatMap((part) => conditionLines(kinds, part, names, depth + 1))
  return [`${indent}${HEADS[condition.kind]}`, ...lines]
}

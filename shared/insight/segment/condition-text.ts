import { type Condition, isQuestion } from './condition'
import { keysAsNames, type Names, questionText } from './question-text'

const HEADS = { all: '同时满足：', any: '满足任意一条：', not: '不满足：' } as const

/** A condition in lines, each part deeper by two spaces (Simplified Chinese). */
export function conditionLines(condition: Condition, names: Names = keysAsNames, depth = 0): string[] {
  const indent = '  '.repeat(depth)
  if (isQuestion(condition)) return [`${indent}${questionText(condition, names)}`]
  const parts = condition.kind === 'not' ? [condition.of] : condition.of
  return [`${indent}${HEADS[condition.kind]}`, ...parts.flatMap((part) => conditionLines(part, names, depth + 1))]
}

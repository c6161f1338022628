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

const BETWEEN = { all: '，并且', any: '，或者' } as const

/** The same in one sentence, for where there is no room for lines (Simplified Chinese). A join of one part is the part. */
export function conditionSentence<Q extends AnyQuestion, F>(
  kinds: QuestionKinds<Q, F>,
  condition: Condition<Q>,
  names: Names = keysAsNames,
): string {
  if (isQuestion(condition)) return kindOf(kinds, condition).text(condition, names)
  const said = (part: Condition<Q>) => conditionSentence(kinds, part, names)
  if (condition.kind === 'not') return `不满足（${said(condition.of)}）`
  const [first, ...more] = condition.of
  if (first === undefined || more.length === 0) return first ? said(first) : ''
  return condition.of.map((part) => bracketed(part, said(part))).join(BETWEEN[condition.kind])
}

/** A join inside another one stands in brackets, so that what belongs together is seen. */
const bracketed = <Q extends AnyQuestion>(part: Condition<Q>, text: string): string =>
  isQuestion(part) || partsOf(part).length === 1 ? text : `（${text}）`

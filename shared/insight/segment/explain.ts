import { actualText } from './actual-text'
import { compile } from './compile'
import { type Condition, isQuestion } from './condition'
import type { Facts } from './facts'
import { keysAsNames, type Names, questionText } from './question-text'

/** A condition asked of one member: each part with its answer, and for questions what was found. */
export interface Explained {
  kind: Condition['kind']
  text: string
  isMet: boolean
  /** What the member has there; null for `all`, `any` and `not`. */
  actual: string | null
  parts: Explained[]
}

export function explain(condition: Condition, facts: Facts, day: number, names: Names = keysAsNames): Explained {
  const isMet = compile(condition).test(facts, day)
  if (isQuestion(condition)) {
    const actual = actualText(condition, facts, day, names)
    return { kind: condition.kind, text: questionText(condition, names), isMet, actual, parts: [] }
  }
  const of = condition.kind === 'not' ? [condition.of] : condition.of
  const parts = of.map((part) => explain(part, facts, day, names))
  return { kind: condition.kind, text: JOIN_TEXTS[condition.kind], isMet, actual: null, parts }
}

const JOIN_TEXTS = { all: '满足全部', any: '满足任意一条', not: '不满足' } as const

/**
 * The questions that carry the answer, each in a line with what was found: all that were needed, or the first of those
 * of which one was enough. What a `not` denies is said with 「不」 in front.
 */
export function reasonsOf({ kind, text, isMet, actual, parts }: Explained, isDenied = false): string[] {
  if (kind === 'not') return parts.flatMap((part) => reasonsOf(part, !isDenied))
  if (kind !== 'all' && kind !== 'any') {
    const line = actual === null ? text : `${text}（${actual}）`
    return [isDenied ? `不：${line}` : line]
  }
  const carrying = parts.filter((part) => part.isMet === isMet)
  // One true part is why `any` is true, one false part why `all` is false.
  const isOneEnough = (kind === 'any') === isMet
  return (isOneEnough ? carrying.slice(0, 1) : carrying).flatMap((part) => reasonsOf(part, isDenied))
}

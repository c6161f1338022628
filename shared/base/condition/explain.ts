import { compile } from './compile'
import { type AnyQuestion, type Condition, isQuestion, partsOf } from './condition'
import { keysAsNames, type Names } from './names'
import { kindOf, type QuestionKinds } from './question-kind'

/** A condition asked of one member: each part with its answer, and for questions what was found. */
export interface Explanation {
  kind: string
  text: string
  isMet: boolean
  /** What the member has there; null for `all`, `any` and `not`. */
  actual: string | null
  parts: Explanation[]
}

export function explain<Q extends AnyQuestion, F>(
  kinds: QuestionKinds<Q, F>,
  condition: Condition<Q>,
  { facts, today, names = keysAsNames }: { facts: F; today: number; names?: Names | undefined },
): Explanation {
  const { kind } = condition
  const isMet = compile(kinds, condition).test(facts, today)
  if (isQuestion(condition)) {
    const { text, actual } = kindOf(kinds, condition)
    const found = actual(condition, facts, { today, names })
    return { kind, text: text(condition, names), isMet, actual: found, parts: [] }
  }
  const parts = partsOf(condition).map((part) => explain(kinds, part, { facts, today, names }))
  return { kind, text: JOIN_TEXTS[condition.kind], isMet, actual: null, parts }
}

const JOIN_TEXTS = { all: '满足全部', any: '满足任意一条', not: '不满足' } as const

/**
 * The questions that carry the answer, each in a line with what was found: all that were needed, or the first of those
 * of which one was enough. What a `not` denies is said with 「不」 in front.
 */
export function reasonsOf({ kind, text, isMet, actual, parts }: Explanation, isDenied = false): string[] {
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

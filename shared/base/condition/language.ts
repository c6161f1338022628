import type * as z from 'zod'
import { compile } from './compile'
import type { CompiledCondition } from './compiled'
import type { AnyQuestion, Condition } from './condition'
import { conditionLines, conditionSentence } from './condition-text'
import { costOf } from './cost'
import { type Explanation, explain } from './explain'
import type { Names } from './names'
import { type Needs, needsOf } from './needs'
import type { QuestionKinds } from './question-kind'
import { type Reach, reachOf } from './reach'
import { conditionSchemaOf } from './schema'
import type { Elsewhere } from './shape'

/** The conditions that can be written with some kinds of questions, and everything that is done with them. */
export interface Language<Q extends AnyQuestion, F> {
  schema: z.ZodType<Condition<Q>>
  compile: (condition: Condition<Q>) => CompiledCondition<F>
  /** What is true of one member today, part by part. */
  explain: (condition: Condition<Q>, facts: F, today: number, names?: Names) => Explanation
  lines: (condition: Condition<Q>, names?: Names) => string[]
  sentence: (condition: Condition<Q>, names?: Names) => string
  costOf: (condition: Condition<Q>) => number
  needsOf: (conditions: readonly Condition<Q>[]) => Needs
  reachOf: (condition: Condition<Q>) => Reach
}

export function conditionLanguage<Q extends AnyQuestion, F>(
  kinds: QuestionKinds<Q, F>,
  elsewhere?: Elsewhere,
): Language<Q, F> {
  return {
    schema: conditionSchemaOf(kinds, elsewhere),
    compile: (condition) => compile(kinds, condition),
    explain: (condition, facts, today, names) => explain(kinds, condition, { facts, today, names }),
    lines: (condition, names) => conditionLines(kinds, condition, names),
    sentence: (condition, names) => conditionSentence(kinds, condition, names),
    costOf: (condition) => costOf(kinds, condition),
    needsOf: (conditions) => needsOf(kinds, conditions),
    reachOf: (condition) => reachOf(kinds, condition),
  }
}

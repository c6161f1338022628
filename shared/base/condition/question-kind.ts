import type * as z from 'zod'
import type { CompiledCondition } from './compiled'
import type { AnyQuestion } from './condition'
import type { Names } from './names'
import type { Needs } from './needs'
import type { Reach } from './reach'

/** A kind of question, whole in one entry of a table: what operators write, what it means, and how it is said. */
export interface QuestionKind<Q, F> {
  /** What an operator writes, with `kind` as a literal: the key in the table. */
  schema: z.ZodType<Q> & z.core.$ZodTypeDiscriminable
  /** In a line that an operator reads (Simplified Chinese). */
  text: (question: Q, names: Names) => string
  /** What the member has where the question looks (Simplified Chinese). */
  actual: (question: Q, facts: F, at: { today: number; names: Names }) => string
  /** Ready to be asked of many members: what can be worked out from the question alone is worked out once. */
  compile: (question: Q) => CompiledCondition<F>
  /** What asking it takes, in points; left out, 1: a look at a value. */
  cost?: (question: Q) => number
  /** What has to be read for it beyond what is always read. */
  needs?: (question: Q) => Partial<Needs>
  /** Whom it can be true of at all; left out, everybody. */
  reach?: (question: Q) => Reach
}

/** The kinds that a language speaks, each under its name. */
export type QuestionKinds<Q extends AnyQuestion, F> = {
  readonly [K in Q['kind']]: QuestionKind<Extract<Q, { kind: K }>, F>
}

/** The questions that a table of kinds reads. */
export type QuestionIn<T> = { [K in keyof T]: T[K] extends { schema: z.ZodType<infer Q> } ? Q : never }[keyof T]

/** For entries about these facts; the question’s type is read from its schema. */
export function kindsAbout<F>() {
  return <Q>(entry: QuestionKind<Q, F>): QuestionKind<Q, F> => entry
}

export function kindOf<Q extends AnyQuestion, F>(kinds: QuestionKinds<Q, F>, question: Q): QuestionKind<Q, F> {
  const kind: Q['kind'] = question.kind
  // What stands under the question's kind takes questions of that kind.
  return kinds[kind] as unknown as QuestionKind<Q, F>
}

import * as z from 'zod'
import type { AnyQuestion, Condition, Join } from './condition'
import { COST_MAX, costOf } from './cost'
import type { QuestionKind, QuestionKinds } from './question-kind'
import { type Elsewhere, shapeProblem } from './shape'

/** A condition as an operator writes it: its size and depth are bounded before anything else looks at it. */
export function conditionSchemaOf<Q extends AnyQuestion, F>(
  kinds: QuestionKinds<Q, F>,
  elsewhere?: Elsewhere,
): z.ZodType<Condition<Q>> {
  const names = new Set(Object.keys(kinds))
  return z
    .unknown()
    .superRefine((value, context) => {
      const problem = shapeProblem(value, names, elsewhere)
      if (problem) context.addIssue({ code: 'custom', ...problem })
    })
    .pipe(nodeOf(kinds))
    .superRefine((condition, context) => {
      const cost = costOf(kinds, condition)
      if (cost > COST_MAX) {
        context.addIssue({
          code: 'custom',
          message: `条件太重（${cost} 点，最多 ${COST_MAX} 点）：减少长时间窗口的行为和消费条件`,
        })
      }
    })
}

// One union by `kind`, so that a mistake is told where it was made and not as "none of these".
function nodeOf<Q extends AnyQuestion, F>(kinds: QuestionKinds<Q, F>): z.ZodType<Condition<Q>> {
  const questions = Object.values(kinds).map((entry) => (entry as QuestionKind<Q, F>).schema)
  const parts = (kind: 'all' | 'any') =>
    z.strictObject({ kind: z.literal(kind), of: z.lazy(() => z.array(node).min(1).max(20)) })
  const joins: z.ZodType<Join<Q>> & z.core.$ZodTypeDiscriminable = z.discriminatedUnion('kind', [
    parts('all'),
    parts('any'),
    z.strictObject({ kind: z.literal('not'), of: z.lazy(() => node) }),
  ])
  const node: z.ZodType<Condition<Q>> = z.discriminatedUnion('kind', [joins, ...questions])
  return node
}

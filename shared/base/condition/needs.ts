import { type AnyQuestion, type Condition, questionsOf } from './condition'
import { kindOf, type QuestionKinds } from './question-kind'

/** What has to be read before conditions can be asked: nothing that none of them asks for. */
export interface Needs {
  scores: boolean
  /** Where the member stands in the lifecycle. */
  standing: boolean
  /** How many days of tallies and of purchases, today included; 0 is none. */
  activityDays: number
  purchaseDays: number
}

export function needsOf<Q extends AnyQuestion, F>(
  kinds: QuestionKinds<Q, F>,
  conditions: readonly Condition<Q>[],
): Needs {
  const all = conditions.flatMap((condition) =>
    questionsOf(condition).map((asked) => kindOf(kinds, asked).needs?.(asked)),
  )
  return {
    scores: all.some((needs) => needs?.scores),
    standing: all.some((needs) => needs?.standing),
    activityDays: Math.max(0, ...all.map((needs) => needs?.activityDays ?? 0)),
    purchaseDays: Math.max(0, ...all.map((needs) => needs?.purchaseDays ?? 0)),
  }
}

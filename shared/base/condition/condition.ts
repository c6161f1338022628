/**
 * Whom somebody means, as data: questions about one member, joined by `all`, `any` and `not`. Which questions there are
 * is said by the nouns that can answer them; this noun joins, bounds, compiles and explains them.
 */
export type Condition<Q extends AnyQuestion> = Join<Q> | Q

export type Join<Q extends AnyQuestion> =
  | { kind: 'all' | 'any'; of: Condition<Q>[] }
  | { kind: 'not'; of: Condition<Q> }

/** A question: its kind, and whatever that kind takes. */
export interface AnyQuestion {
  kind: string
}

export function isQuestion<Q extends AnyQuestion>(condition: Condition<Q>): condition is Q {
  return condition.kind !== 'all' && condition.kind !== 'any' && condition.kind !== 'not'
}

export function partsOf<Q extends AnyQuestion>(join: Join<Q>): Condition<Q>[] {
  return join.kind === 'not' ? [join.of] : join.of
}

/** Every question of a condition, in its order. */
export function questionsOf<Q extends AnyQuestion>(condition: Condition<Q>): Q[] {
  return isQuestion(condition) ? [condition] : partsOf(condition).flatMap((part) => questionsOf(part))
}

import type { Context } from '../context'
import type { Tx } from '../db/db'
import type { Noun } from './noun'

/** Something that a later noun still has to do because of a fact; written in the fact's own transaction. */
export interface Promised {
  /** `<kind>:<source>`: one fact promises a thing once. */
  _id: string
  kind: PromiseKind
  memberId: string
  payload: Record<string, string | number | boolean | null>
  status: 'due' | 'done' | 'failed'
  dueAt: number
  attempts: number
  promisedAt: number
}

export type PromiseKind =
  | 'tier-gift'
  | 'tier-lost'
  | 'growth-taken'
  | 'move-coupons'
  | 'bond-act'
  | 'referral-coupon'
  | 'forget-scores'
  | 'renew-scores'

/** Does what was promised, inside the transaction that marks it as done. */
export type Answer = (tx: Tx, promised: Promised, context: Context) => Promise<void>
export type Answers = Record<PromiseKind, Answer>

/** What a noun answers. */
export type OwnAnswers = Partial<Answers>

/** What all nouns answer to one promise, a later noun before an earlier one. */
export async function answersTo(nouns: readonly Noun[], kind: PromiseKind): Promise<Answer[]> {
  const own = await Promise.all(nouns.map(({ answers }) => answers?.() ?? {}))
  return own.flatMap((each: OwnAnswers) => each[kind] ?? []).reverse()
}

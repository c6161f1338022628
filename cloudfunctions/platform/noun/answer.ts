import type { Told, ToldFacts, ToldName, Wants } from '#shared/base/facts/told-facts'
import type { Context } from '../context'
import type { Tx } from '../db/db'
import type { Noun } from './noun'

/** A told fact, with what the subscriber noted when it was told. */
export interface Heard<N extends ToldName = ToldName> extends Told<N> {
  note: string | null
}

/** Does what follows from a fact, inside the transaction that marks it as done by this noun. */
export type Answer<N extends ToldName> = (tx: Tx, told: Heard<N>, context: Context) => Promise<void>

/** How a noun answers one fact. Plain data, known to whoever tells; its code loads when there is something to answer. */
export interface Subscription<N extends ToldName> {
  /**
   * `commutative`: what comes of it is the same in whatever order facts arrive, because it reads how things stand.
   * `by-member`: a fact waits until all earlier ones of its member, that this noun answers in order, are done.
   */
  order: 'commutative' | 'by-member'
  /** Nouns that answer the same fact and must have done so first. */
  after?: readonly string[]
  /**
   * Whether it wants this fact, judged by the document that the act holds anyway; a text is kept as its note. It is
   * asked during the act, so it must take no time and no round trip. If it is missing, every fact is wanted.
   */
  wants?(payload: ToldFacts[N], beside: object): boolean | string
  answer: () => Promise<Answer<N>>
}

/** What a noun answers. */
export type Answers = { readonly [N in ToldName]?: Subscription<N> }

/** How one noun answers a fact of this name; undefined where it does not. */
export function subscriptionOf(nouns: readonly Noun[], by: string, name: ToldName): Subscription<ToldName> | undefined {
  // The payload was checked against the fact's name when the fact was told.
  return nouns.find((noun) => noun.name === by)?.answers?.[name] as Subscription<ToldName> | undefined
}

/** Who wants to answer a fact, with their notes. */
export function wantsOf<N extends ToldName>(
  nouns: readonly Noun[],
  name: N,
  payload: ToldFacts[N],
  beside: object,
): Wants {
  const wants: Record<string, string> = {}
  for (const { name: by, answers } of nouns) {
    const subscription: Subscription<N> | undefined = answers?.[name]
    if (!subscription) continue
    const wanted = subscription.wants?.(payload, beside) ?? true
    if (wanted !== false) wants[by] = wanted === true ? '' : wanted
  }
  return wants
}

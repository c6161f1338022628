import type { Told, ToldFacts, ToldName, Wants } from '#shared/base/facts/told-facts'
import type { Context } from '../context'
import type { Tx } from '../db/db'
import { type Act, actsToldBy } from './act'
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
  wants?(payload: ToldFacts[N], beside: object, now: number): boolean | string
  answer: () => Promise<Answer<N>>
}

/** How the one noun that counts acts answers every fact that some noun declares as one. */
export interface ActSubscription {
  after?: readonly string[]
  /** Whether anything looks at one of these acts, done at such a time. It is asked during the act, as `wants` is. */
  wants(acts: readonly Act[], when: { now: number; at: number }): boolean
  answer: () => Promise<Answer<ToldName>>
}

/** What a noun answers. */
export type Answers = { readonly [N in ToldName]?: Subscription<N> }

/** How one noun answers a fact of this name; undefined where it does not. */
export function subscriptionOf(nouns: readonly Noun[], by: string, name: ToldName): Subscription<ToldName> | undefined {
  const noun = nouns.find((each) => each.name === by)
  // The payload was checked against the fact's name when the fact was told.
  return (noun?.answers?.[name] as Subscription<ToldName> | undefined) ?? actSubscriptionOf(nouns, noun, name)
}

function actSubscriptionOf(
  nouns: readonly Noun[],
  noun: Noun | undefined,
  name: ToldName,
): Subscription<ToldName> | undefined {
  if (!noun?.answersActs || actsToldBy(nouns, name).length === 0) return undefined
  const { after, answer } = noun.answersActs
  return { order: 'commutative', answer, ...(after && { after }) }
}

/** Who wants to answer a fact, with their notes. */
export function wantsOf<N extends ToldName>(
  nouns: readonly Noun[],
  name: N,
  payload: ToldFacts[N],
  { beside, now }: { beside: object; now: number },
): Wants {
  const wants: Record<string, string> = {}
  for (const { name: by, answers, answersActs } of nouns) {
    const subscription: Subscription<N> | undefined = answers?.[name]
    const wanted = subscription
      ? (subscription.wants?.(payload, beside, now) ?? true)
      : answersActs !== undefined && wantsAct(nouns, { name, at: atOf(payload) ?? now, now }, answersActs)
    if (wanted !== false) wants[by] = wanted === true ? '' : wanted
  }
  return wants
}

function wantsAct(
  nouns: readonly Noun[],
  { name, at, now }: { name: ToldName; at: number; now: number },
  { wants }: ActSubscription,
): boolean {
  const acts = actsToldBy(nouns, name)
  return acts.length > 0 && wants(acts, { now, at })
}

/** When what is told was done, where it is told later. */
const atOf = (payload: object): number | undefined => (payload as { at?: number }).at

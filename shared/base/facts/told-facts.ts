/**
 * What acts tell, by what happened, and what whoever answers gets to know of it. Ids and figures, no more: what counts is
 * read when the fact is answered, and a fact that waits holds nothing personal. A noun adds what it tells in its own
 * `shared/<shelf>/<noun>/facts.ts`.
 */
// biome-ignore lint/suspicious/noEmptyInterface: nouns add to it
export interface ToldFacts {}

export type ToldName = keyof ToldFacts

/** What is told has happened, and there is no more to know of it. */
export type Nothing = Record<string, never>

/** A fact as it was told. */
export interface Told<N extends ToldName = ToldName> {
  /** `<fact>:<source>`: a fact is told once. */
  _id: string
  name: N
  memberId: string
  payload: ToldFacts[N]
  toldAt: number
}

/** A told fact on an account, from which the sweep takes it up; `by` says who wants to answer, with a note of their own. */
export interface CarriedFact extends Omit<Told, 'memberId'> {
  by: Wants
}

/** By noun: what it wants to remember of the moment in which the fact was told; an empty text for nothing. */
export type Wants = Readonly<Record<string, string>>

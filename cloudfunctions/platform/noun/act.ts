import type { Deed } from '#shared/base/facts/deed'
import type { Told, ToldName } from '#shared/base/facts/told-facts'
import type { ConsentPurpose } from '#shared/people/member/consent'
import type { Context } from '../context'
import type { Reader } from '../db/db'
import type { Noun } from './noun'

/**
 * Something that members do and that rules of growth and tasks may count. The noun that tells the fact declares it, one
 * line in its declaration, and nobody else is touched.
 */
export interface Act {
  /** The word by which rules name it. */
  key: string
  /** Simplified Chinese, for operators who choose it. */
  title: string
  /** What tells that it was done, or that something about it has changed; none where the counting noun sees it itself. */
  facts: readonly ToldName[]
  /** What the member must have agreed to before it is counted: of acts that only a phone's record knows. */
  needs?: ConsentPurpose
  /**
   * How it stands now, read in the transaction that counts it; null where the fact is no such act. If it is missing, the
   * fact itself is the act: done once, at the instant in its payload's `at` or when it was told.
   */
  read?: () => Promise<ReadDeed>
}

export type ReadDeed = (reader: Reader, told: Told, context: Context) => Promise<Deed | null>

/** All acts that rules may name. */
export const actsOf = (nouns: readonly Noun[]): Act[] => nouns.flatMap(({ acts = [] }) => acts)

/** The acts that a fact of this name tells of. */
export const actsToldBy = (nouns: readonly Noun[], fact: ToldName): Act[] =>
  actsOf(nouns).filter(({ facts }) => facts.includes(fact))

/** The deed of a fact, as it stands now. */
export async function deedOf(act: Act, reader: Reader, told: Told, context: Context): Promise<Deed | null> {
  if (act.read) return (await act.read())(reader, told, context)
  const { at = told.toldAt } = told.payload as { at?: number }
  return { id: told._id, at, stands: true }
}

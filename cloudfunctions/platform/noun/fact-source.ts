import type { FactName } from '#shared/base/facts/fact-catalogue'
import type { Db } from '../db/db'
import type { ReadingSpan, WrittenPage } from '../db/written-since'
import type { Noun } from './noun'

/** Something that the shop's own records say a member did. */
export interface Fact {
  memberId: string
  name: FactName
  at: number
  /** Money paid and not refunded; 0 if there was none. */
  spentFen: number
  /** The tier's own discount, less what was refunded; missing if there was none. */
  benefitFen?: number
}

/** What a noun's own records say that members did, beside what their phones report. */
export interface FactSource {
  /** Letters only: it names the source in the checkpoint. */
  name: string
  facts: readonly FactName[]
  /** What was written or changed, in the order of writing. */
  listWritten(db: Db, reading: ReadingSpan): Promise<WrittenPage>
  /** All facts of some members in a span of time, both ends included. */
  listOf(db: Db, memberIds: readonly string[], span: { fromAt: number; toAt: number }): Promise<Fact[]>
}

/** The sources of all nouns. */
export async function factSourcesOf(nouns: readonly Noun[]): Promise<FactSource[]> {
  const all = await Promise.all(nouns.map(({ factSources }) => factSources?.() ?? []))
  return all.flat()
}

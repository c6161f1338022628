import type { FactName } from '#shared/event/facts'
import type { Db } from '../../platform/db/db'

/** Something that the shop's own records say a member did. */
export interface Fact {
  memberId: string
  name: FactName
  at: number
  /** Money that changed hands and stayed; 0 where there was none. */
  spentFen: number
}

/** How far the reader of a growing collection has come: the time of writing, and the id among those of one time. */
export interface Position {
  at: number
  id: string
}

/** The reading of what was written after a position, up to and including an instant. */
export interface Reading {
  after: Position
  untilAt: number
  limit: number
}

export interface WrittenPage {
  /** Whose day is to be added up again: the day of `at`. */
  written: { memberId: string; at: number }[]
  /** Where the reading goes on. */
  position: Position
  isLast: boolean
}

/** Where facts of a later noun come from; `cloudfunctions/fact-sources.ts` lists them all. */
export interface FactSource {
  /** Letters only: it names the source in the checkpoint. */
  name: string
  facts: readonly FactName[]
  /** What was written or changed, in the order of writing. */
  listWritten(db: Db, reading: Reading): Promise<WrittenPage>
  /** All facts of some members in a span of time, both ends included. */
  listOf(db: Db, memberIds: readonly string[], span: { fromAt: number; toAt: number }): Promise<Fact[]>
}

/** Cuts a page into what a source answers; `toWritten` leaves out what is no fact. */
export function toWrittenPage<D extends { _id: string }>(
  page: readonly D[],
  { after, limit }: Reading,
  {
    writtenAt,
    toWritten,
  }: { writtenAt(document: D): number; toWritten(document: D): { memberId: string; at: number } | null },
): WrittenPage {
  const last = page.at(-1)
  return {
    written: page.flatMap((document) => toWritten(document) ?? []),
    position: last ? { at: writtenAt(last), id: last._id } : after,
    isLast: page.length < limit,
  }
}

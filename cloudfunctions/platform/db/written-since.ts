import type { Collection, StoredDocument } from './collection'
import type { Db } from './db'
import type { Filter } from './filter'

/** How far the reader of a growing collection has come: the time of writing, and the id among those of one time. */
export interface Position {
  at: number
  id: string
}

/** The reading of what was written after a position, up to and including an instant. */
export interface ReadingSpan {
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

/**
 * What was written after a position, in the order of writing. Two queries, because many documents may share one time:
 * first the rest of that time, then what came later. The index behind `field` ends with `_id`.
 */
export async function listSince<D extends StoredDocument>(
  db: Db,
  from: Collection<D>,
  { field, where = {} }: { field: string; where?: Filter },
  { after, untilAt, limit }: ReadingSpan,
): Promise<D[]> {
  const rest = await db.list(from, {
    where: { ...where, [field]: after.at, _id: { gt: after.id } },
    orderBy: [['_id', 'asc']],
    limit,
  })
  if (rest.length === limit) return rest
  const later = await db.list(from, {
    where: { ...where, [field]: { gt: after.at, lte: untilAt } },
    orderBy: [
      [field, 'asc'],
      ['_id', 'asc'],
    ],
    limit: limit - rest.length,
  })
  return [...rest, ...later]
}

const PAGE_SIZE = 1000

/**
 * Everything that matches, in the order of ids, in as many pages as it takes: a list that stopped at its limit would
 * leave documents out without a word.
 */
export async function listWhole<D extends StoredDocument>(db: Db, from: Collection<D>, where: Filter): Promise<D[]> {
  const all: D[] = []
  for (;;) {
    const page = await db.list(from, {
      where: { ...where, _id: { gt: all.at(-1)?._id ?? '' } },
      orderBy: [['_id', 'asc']],
      limit: PAGE_SIZE,
    })
    all.push(...page)
    if (page.length < PAGE_SIZE) return all
  }
}

/** Turns a page into what a source answers; `toWritten` leaves out records that are not facts. */
export function toWrittenPage<D extends { _id: string }>(
  page: readonly D[],
  { after, limit }: ReadingSpan,
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

import type { Cell } from '#shared/front/export/csv'
import type { FilteredFacts } from '#shared/front/export/export'
import type { Context } from '../../../platform/context'
import { nextAfterId } from '../../../platform/db/next-page'
import type { MembersNow } from '../../insight/segment/segment.face'
import type { Position, StoredExport } from './export.repository'
import type { People } from './people.service'

/** What a row needs to know in addition to its record. */
export interface Surroundings {
  people: People
  storeNameOf(storeId: string | null): string
  /** The instant whose state the export shows. */
  at: number
}

export interface PageReading {
  order: StoredExport
  after: Position | null
  limit: number
  /** The members of the segment that is asked for; null where none is. */
  asked: MembersNow | null
}

export interface SourcePage<D> {
  documents: D[]
  next: Position | null
}

/** A page in the order of ids. */
export function pageById<D extends { _id: string }>(documents: D[], limit: number): SourcePage<D> {
  const id = nextAfterId(documents, limit)
  return { documents, next: id === null ? null : { key: '', id } }
}

/** One kind of record, in an order that can be read page by page. */
export interface Source<D, More> {
  heading: readonly string[]
  pageSize: number
  list(context: Context, reading: PageReading): Promise<SourcePage<D>>
  /** The member the record was written for. After a merge, the person shown is the member who carries it on. */
  memberIdOf(document: D): string
  /** Null if the record belongs in no export, for example because it came after the start. */
  factsOf(document: D, surroundings: Surroundings): Omit<FilteredFacts, 'segmentIds'> | null
  load(context: Context, documents: readonly D[], surroundings: Surroundings): Promise<More>
  rowsOf(document: D, more: More, surroundings: Surroundings): Cell[][]
}

import type { Cell } from '#shared/front/export/csv'
import type { FilteredFacts } from '#shared/front/export/export'
import type { Context } from '../../../platform/context'
import { nextAfterId } from '../../../platform/db/next-page'
import type { Position, StoredExport } from './export.repository'
import type { People } from './people.service'

/** What rows need to know beside their record. */
export interface Surroundings {
  people: People
  storeNameOf(storeId: string | null): string
  /** The instant as of which the export is. */
  at: number
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

/** One kind of records, in an order in which they can be gone through page by page. */
export interface Source<D, More> {
  heading: readonly string[]
  pageSize: number
  list(context: Context, order: StoredExport, after: Position | null, limit: number): Promise<SourcePage<D>>
  /** Whose record it is; its person is who carries it on today. */
  memberIdOf(document: D): string
  /** Null where it is no part of any export, such as what came after the start. */
  factsOf(document: D, surroundings: Surroundings): Omit<FilteredFacts, 'segmentIds'> | null
  load(context: Context, documents: readonly D[], surroundings: Surroundings): Promise<More>
  rowsOf(document: D, more: More, surroundings: Surroundings): Cell[][]
}

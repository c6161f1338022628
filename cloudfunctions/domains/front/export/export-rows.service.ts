import type { Cell } from '#shared/front/export/csv'
import { type ExportKind, isWanted } from '#shared/front/export/export'
import type { Context } from '../../../platform/context'
import { findPortraits } from '../../ledger/account/account.face'
import { listStores } from '../../people/staff/staff.face'
import type { Position, StoredExport } from './export.repository'
import type { Source, Surroundings } from './export-source'
import { headingOf, loadPeople, type People } from './people.service'
import { couponSource } from './rows/coupons'
import { entrySource } from './rows/entries'
import { memberSource } from './rows/members'
import { lineSource } from './rows/purchase-lines'
import { purchaseSource } from './rows/purchases'
import { segmentSource } from './rows/segments'

export interface RowPage {
  rows: Cell[][]
  looked: number
  /** The record after which to continue; null at the end. */
  next: Position | null
}

/** The rows of an export, page by page. */
export async function openSource(context: Context, order: StoredExport, pageSizeMax: number) {
  const { stores } = await listStores(context)
  const names = new Map(stores.map(({ storeId, name }) => [storeId, name]))
  const storeNameOf = (storeId: string | null) => (storeId === null ? '' : (names.get(storeId) ?? ''))
  const open = <D, More>(source: Source<D, More>) => ({
    heading: headingOf(source.heading, order.hasPhones ?? false),
    nextPage: (after: Position | null) => readPage(context, order, source, { after, pageSizeMax, storeNameOf }),
  })
  return openers[order.kind](open)
}

type OpenSource = <D, More>(
  source: Source<D, More>,
) => {
  heading: readonly string[]
  nextPage(after: Position | null): Promise<RowPage>
}

const openers: Record<ExportKind, (open: OpenSource) => ReturnType<OpenSource>> = {
  members: (open) => open(memberSource),
  purchases: (open) => open(purchaseSource),
  'purchase-lines': (open) => open(lineSource),
  coupons: (open) => open(couponSource),
  entries: (open) => open(entrySource),
  segments: (open) => open(segmentSource),
}

interface PageOrder {
  after: Position | null
  pageSizeMax: number
  storeNameOf: Surroundings['storeNameOf']
}

async function readPage<D, More>(
  context: Context,
  order: StoredExport,
  source: Source<D, More>,
  { after, pageSizeMax, storeNameOf }: PageOrder,
): Promise<RowPage> {
  const { documents, next } = await source.list(context, order, after, Math.min(source.pageSize, pageSizeMax))
  const people = await loadPeople(context, documents.map(source.memberIdOf), order.hasPhones ?? false)
  const surroundings: Surroundings = { people, storeNameOf, at: order.startedAt }
  const segmentIdsOf = await segmentsOf(context, order, people)
  const wanted = documents.filter((document) => {
    const facts = source.factsOf(document, surroundings)
    const segmentIds = segmentIdsOf(people.idOf(source.memberIdOf(document)))
    return facts !== null && isWanted(order.filter, { ...facts, segmentIds })
  })
  const more = await source.load(context, wanted, surroundings)
  const rows = wanted.flatMap((document) => source.rowsOf(document, more, surroundings))
  return { rows, looked: documents.length, next }
}

/** Read only if the filter needs it. */
async function segmentsOf({ db }: Context, { filter }: StoredExport, people: People) {
  if (filter.segmentId === null) return () => []
  const portraits = await findPortraits(db, people.ids)
  const held = new Map(portraits.map(({ _id, segmentIds }) => [_id, segmentIds]))
  return (memberId: string) => held.get(memberId) ?? []
}

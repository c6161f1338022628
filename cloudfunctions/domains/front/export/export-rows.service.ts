import type { Cell } from '#shared/front/export/csv'
import { type ExportKind, isWanted } from '#shared/front/export/export'
import type { Context } from '../../../platform/context'
import { type MembersNow, openMembersNow } from '../../insight/segment/segment.face'
import { listStores } from '../../people/staff/staff.face'
import type { Position, StoredExport } from './export.repository'
import type { Source, Surroundings } from './export-source'
import { headingOf, loadPeople } from './people.service'
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
  const { segmentId } = order.filter
  const asked = segmentId === null ? null : await openMembersNow(context, segmentId)
  const open = <D, More>(source: Source<D, More>) => ({
    heading: headingOf(source.heading, order.hasPhones ?? false),
    nextPage: (after: Position | null) => readPage(context, order, source, { after, pageSizeMax, storeNameOf, asked }),
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
  /** The members of the segment that is asked for; null where none is. */
  asked: MembersNow | null
}

async function readPage<D, More>(
  context: Context,
  order: StoredExport,
  source: Source<D, More>,
  { after, pageSizeMax, storeNameOf, asked }: PageOrder,
): Promise<RowPage> {
  const reading = { order, after, limit: Math.min(source.pageSize, pageSizeMax), asked }
  const { documents, next } = await source.list(context, reading)
  const people = await loadPeople(context, documents.map(source.memberIdOf), order.hasPhones ?? false)
  const surroundings: Surroundings = { people, storeNameOf, at: order.startedAt }
  const { segmentId } = order.filter
  const members = await asked?.among(people.ids)
  const wanted = documents.filter((document) => {
    const facts = source.factsOf(document, surroundings)
    const segmentIds = segmentId !== null && members?.has(people.idOf(source.memberIdOf(document))) ? [segmentId] : []
    return facts !== null && isWanted(order.filter, { ...facts, segmentIds })
  })
  const more = await source.load(context, wanted, surroundings)
  const rows = wanted.flatMap((document) => source.rowsOf(document, more, surroundings))
  return { rows, looked: documents.length, next }
}

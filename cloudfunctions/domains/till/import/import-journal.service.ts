import { partsOf } from '#shared/kernel/parts'
import { keysOfCustomer } from '../../people/member/member.face'
import type { FileBack } from './import-backs.service'
import type { ImportContext } from './import-customer.service'
import { type JournalPage, type JournalRow, notePage } from './import-journal.repository'
import type { KnownRecords, Work } from './import-known.service'

/** A page is undone between two looks at the time. */
const ROWS_PER_PAGE = 500
const PLACES = 9

/** Notes what the batch may write before it writes; nothing, where all of it is known already. */
export async function noteBatch(importing: ImportContext, works: readonly Work[], known: KnownRecords): Promise<void> {
  const { run, consents } = importing
  const own = works.map(({ rows }) =>
    rows
      .filter(({ purchaseId }) => (known.purchases.get(purchaseId)?.requestId ?? run.runId) === run.runId)
      .map(({ purchaseId, line }) => ({ purchaseId, line })),
  )
  const linked = works.flatMap(({ customer }) => {
    const keys = keysOfCustomer(customer)
    const memberId = keys.map((key) => known.members.get(key)).find((id) => id !== undefined)
    const isChanged = consents.length > 0 || keys.some((key) => !known.members.has(key))
    return memberId !== undefined && isChanged ? [memberId] : []
  })
  const pages = pagesOfRows(own)
  const parts = pages.length === 0 && linked.length > 0 ? [[]] : pages
  for (const [part, some] of parts.entries()) {
    const _id = `${run._id}:rows:${run.runId}:${placed(run.customersDone ?? 0)}:${placed(part)}`
    await notePage(importing.context.db, { ...pageOf(importing, _id), rows: some, linked: part === 0 ? linked : [] })
  }
}

/** A customer’s rows stay together, so that a page knows what is left of them; very many are a page or more by themselves. */
function pagesOfRows(customers: readonly JournalRow[][]): JournalRow[][] {
  const pages: JournalRow[][] = []
  let last: JournalRow[] = []
  for (const rows of customers.flatMap((own) => partsOf(own, ROWS_PER_PAGE))) {
    if (pages.length === 0 || last.length + rows.length > ROWS_PER_PAGE) {
      last = []
      pages.push(last)
    }
    last.push(...rows)
  }
  return pages
}

/** The same for refunds. A repeated run writes the same ones. */
export async function noteBacks(
  importing: ImportContext & { run: { backsDone: number } },
  backs: readonly FileBack[],
): Promise<void> {
  const { run, context } = importing
  if (backs.length === 0) return
  const _id = `${run._id}:tail:${placed(run.backsDone ?? 0)}`
  const noted = backs.map(({ _id: refundId, purchaseId, line }) => ({ refundId, purchaseId, line }))
  await notePage(context.db, { ...pageOf(importing, _id), backs: noted })
}

function pageOf({ run, giveGifts: gaveGifts }: ImportContext, _id: string): JournalPage {
  const { _id: importId, runId, storeId, startedAt } = run
  return { _id, importId, runId, storeId, startedAt, gaveGifts, rows: [], linked: [], backs: [], undoing: null }
}

/** Sorted as text as they are as numbers. */
const placed = (count: number) => String(count).padStart(PLACES, '0')

import { PRODUCTS_MAX, type Product } from '#shared/goods/product/product'
import { businessDayOf } from '#shared/kernel/business-day'
import { pointsRules } from '#shared/ledger/points/rules'
import { tierRules } from '#shared/ledger/tier/rules'
import { withMaskedPhones } from '#shared/till/import/cell'
import { type KnownGoods, knownGoods } from '#shared/till/import/known-goods'
import { FILE_BYTES_MAX, type Mapping } from '#shared/till/import/mapping'
import type { Context } from '../../../platform/context'
import { DomainError } from '../../../platform/domain-error'
import { timeBudget } from '../../../platform/noun/budget'
import { changeOnce, keepsOwnRecord } from '../../base/audit/audit.face'
import { rulesInForce } from '../../base/settings/settings.face'
import { pageProducts } from '../../goods/product/product.face'
import { countJoinedByImport } from '../../people/member/member.face'
import { requireStores } from '../../people/staff/staff.face'
import { reasonsOf } from './bad-reasons'
import { type FileTable, openTable } from './file-table'
import { applyBacks, applyWaiting, BACKS_PER_STEP, backsOf, type FileBack, previewBacks } from './import-backs.service'
import { importBatch, takeBatch } from './import-batch.service'
import type { ImportContext } from './import-customer.service'
import { noteBacks } from './import-journal.service'
import { takeLease } from './import-lease.service'
import type { ImportOrder } from './import-order'
import { previewImport } from './import-preview.service'
import { emptyRun, withBacks, withResult } from './import-progress'
import { advanceRun, findRun, type ImportRun, saveRun } from './import-run.repository'
import { BAD_ROWS_SHOWN_MAX, digestOf, readSheet } from './import-sheet'
import { firstRecords, guessOf, mappingFor, toMappingView } from './mapping.service'
import type { Sheet } from './sheet'
import { keepWalkIns } from './walk-in.repository'

// A function gets 60 s at most; the rest is for the transactions that are under way and for the reply.
const BUDGET_MS = 45_000
const PRODUCTS_PER_READ = 1000
const SAMPLE_ROWS = 8
const CELL_SHOWN_MAX = 60

/** What a file is, before anything is decided: how it is written, what its columns seem to be, its first rows as they were read. */
export async function lookAtFile(
  context: Context,
  input: { fileId: string; delimiter?: string | undefined; sheet?: string | undefined },
) {
  const table = await openTable(await download(context, input.fileId), input)
  const { system, mapping, head } = guessOf(table)
  const rows = firstRecords(table, SAMPLE_ROWS + (head?.above.length ?? 0) + 1).filter(
    ({ line }) => line > (head?.line ?? 0),
  )
  const shown = (cells: readonly string[]) =>
    cells.map((cell) => withMaskedPhones(cell.trim()).slice(0, CELL_SHOWN_MAX))
  return {
    encoding: table.encoding,
    delimiter: table.delimiter,
    sheets: table.sheets,
    sheet: table.sheet,
    system,
    headLine: head?.line ?? 0,
    headings: shown(head?.cells ?? []),
    mapping: toMappingView(mapping),
    missing: (['member', 'date', 'amount'] as const).filter((field) => mapping.columns[field] === undefined),
    rows: rows.map(({ line, cells }) => ({ line, cells: cells === null ? null : shown(cells) })),
  }
}

/** Reads the file and returns what an import would do. Nothing is written. */
export async function previewFile(context: Context, input: ImportOrder, isTimeUp = timeBudget(BUDGET_MS).isSpent) {
  const { importing, importId, sheet } = await openImport(context, input)
  const run = emptyRun(context, importId, input.storeId)
  const preview = await previewImport({ ...importing, run }, sheet, isTimeUp)
  const backs = backsOf({ ...importing, run }, sheet)
  const after = withBacks(preview.run, await previewBacks(context, backs, preview.brings), backs.length)
  return { ...toReport(after, sheet, preview.membersAdded), wouldGive: preview.wouldGive }
}

/**
 * Imports a till's file, or continues where the previous call stopped. Ids come from the rows, so nothing is recorded
 * twice, even if the file comes again under another name or two calls run at once.
 */
export async function importPurchases(context: Context, input: ImportOrder, isTimeUp = timeBudget(BUDGET_MS).isSpent) {
  return importOpened(context, input, await openImport(context, input), isTimeUp)
}

/**
 * Goes on with an import that somebody has left, and with nothing else: another file may stand in its place by now, which
 * nobody has looked at, or its columns may be read in another way.
 * @throws DomainError IMPORT_FILE_UNREADABLE where it is not the same any more
 */
export async function carryOnImport(
  context: Context,
  { _id, order }: { _id: string; order: ImportOrder },
  isTimeUp: () => boolean,
): Promise<void> {
  const opened = await openImport(context, order)
  if (opened.importId !== _id) throw new DomainError('IMPORT_FILE_UNREADABLE')
  await importOpened(context, order, opened, isTimeUp)
}

async function importOpened(
  context: Context,
  input: ImportOrder,
  { importing, importId, sheet }: Awaited<ReturnType<typeof openImport>>,
  isTimeUp: () => boolean,
) {
  let run = await openRun(context, importId, input)
  const backs = backsOf({ ...importing, run }, sheet)
  if (!run.isDone) {
    const lease = await takeLease(context, input.storeId)
    try {
      do {
        await lease.hold()
        run = await step({ ...importing, run }, run, { sheet, backs, isTimeUp })
      } while (!run.isDone && !isTimeUp())
    } finally {
      await lease.release()
    }
  }
  const joined = { storeId: input.storeId, at: run.startedAt, requestId: run.runId }
  return toReport(run, sheet, await countJoinedByImport(context.db, joined))
}

/** The file read as the order says, and the name of the import. */
export async function openImport(context: Context, input: ImportOrder, badRowsMax = BAD_ROWS_SHOWN_MAX) {
  const {
    fileId,
    storeId,
    earnPoints,
    earnOnApart,
    growthMonth,
    giveGifts,
    consents,
    source = null,
    delimiter,
    sheet: name,
  } = input
  await requireStores(context.db, [storeId])
  const bytes = await download(context, fileId)
  const table: FileTable = await openTable(bytes, { delimiter, sheet: name })
  const mapping = await mappingFor(context, table, input)
  const sheet = readSheet(table, {
    ...mapping,
    today: businessDayOf(context.now),
    badRowsMax,
    goods: await goodsFor(context, mapping),
  })
  const options = {
    storeId,
    source,
    earnPoints,
    earnOnApart,
    growthMonth,
    giveGifts,
    consents,
    mapping,
    sheet: table.sheet,
  }
  const importing = {
    context,
    points: await rulesInForce(context, pointsRules),
    tiers: await rulesInForce(context, tierRules),
    earnPoints,
    earnOnApart,
    growthMonth,
    giveGifts,
    consents,
    receipts: { receiptsStartDaily: mapping.receiptsStartDaily, source },
  }
  return { importing, importId: `imp_${digestOf(bytes, options)}`, sheet }
}

/** For a file without articles nothing is looked up. */
async function goodsFor({ db }: Context, { columns, rows }: Mapping): Promise<KnownGoods | null> {
  if (rows === 'purchase' || (columns.article === undefined && columns.articleKey === undefined)) return null
  const products: Product[] = []
  for (let after: string | null = null; ; ) {
    const page: Product[] = await pageProducts(db, after, PRODUCTS_PER_READ)
    products.push(...page)
    const isAll = page.length < PRODUCTS_PER_READ || products.length >= PRODUCTS_MAX
    if (isAll) return products.length === 0 ? null : knownGoods(products)
    after = page.at(-1)?._id ?? null
  }
}

async function download({ cloud, log }: Context, fileId: string): Promise<Buffer> {
  const bytes = await cloud.download(fileId).catch((error) => {
    // The storage has no time now: the file may be there all the same.
    if (error instanceof DomainError) throw error
    log.error('an import file cannot be fetched', error)
    throw new DomainError('IMPORT_FILE_UNREADABLE')
  })
  if (bytes.length > FILE_BYTES_MAX) throw new DomainError('IMPORT_FILE_TOO_LARGE', { bytesMax: FILE_BYTES_MAX })
  return bytes
}

/** The run that is under way, or a new one. A finished one answers the request that finished it once more. */
async function openRun(context: Context, importId: string, order: ImportOrder): Promise<ImportRun> {
  const { db, requestId, now } = context
  const { storeId } = order
  const isOpen = (run: ImportRun) => !run.isDone || run.lastRequestId === requestId
  keepsOwnRecord(context)
  const known = await findRun(db, importId)
  if (known?.undo && !known.undo.isDone) throw new DomainError('IMPORT_BEING_UNDONE')
  if (known && isOpen(known)) return known
  await changeOnce(context, { action: 'import.apply', subject: importId, storeId }, async (tx) => {
    const current = await findRun(tx, importId)
    if (current && isOpen(current)) return
    if (current?.undo && !current.undo.isDone) throw new DomainError('IMPORT_BEING_UNDONE')
    const revision = (current?.revision ?? 0) + 1
    await saveRun(tx, { ...emptyRun(context, importId, storeId), order, openAt: now, revision })
  })
  return getRun(context, importId)
}

/** Imports one batch of customers and marks it done. If another call was faster, goes on from where that one is. */
async function step(
  importing: ImportContext,
  run: ImportRun,
  { sheet, backs, isTimeUp }: { sheet: Sheet; backs: readonly FileBack[]; isTimeUp: () => boolean },
): Promise<ImportRun> {
  if (run.isDone) return run
  const { context } = importing
  const { customers } = sheet
  // A run that the first release began is begun anew: what it has recorded is found.
  const from = run.customersDone ?? 0
  const after =
    from < customers.length
      ? await importCustomers(importing, run, { sheet, from, isTimeUp })
      : await importBacks({ ...importing, run }, backs)
  const isDone = (after.customersDone ?? 0) >= customers.length && (after.backsDone ?? 0) >= backs.length
  const written = { ...after, isDone, openAt: isDone ? null : context.now, lastRequestId: context.requestId }
  // Without a new purchase, no waiting refund can have found its purchase.
  if (isDone && written.counts.purchasesAdded > 0) written.returnedFen += await applyWaiting(context, run.storeId)
  if (isDone) {
    const of = { storeId: run.storeId, source: importing.receipts.source, importId: run._id }
    await keepWalkIns(context.db, of, sheet.nobodyDays)
  }
  const isWritten = await advanceRun(context.db, written)
  return isWritten ? { ...written, revision: written.revision + 1 } : getRun(context, run._id)
}

async function importCustomers(
  importing: ImportContext,
  run: ImportRun,
  { sheet, from, isTimeUp }: { sheet: Sheet; from: number; isTimeUp: () => boolean },
): Promise<ImportRun> {
  return withResult(run, await importBatch(importing, takeBatch(sheet.customers, from), isTimeUp))
}

/** Once all purchases are there: a refund may stand above the sale that it names. */
async function importBacks(
  importing: ImportContext & { run: ImportRun },
  backs: readonly FileBack[],
): Promise<ImportRun> {
  const { run, context } = importing
  const part = backs.slice(run.backsDone ?? 0, (run.backsDone ?? 0) + BACKS_PER_STEP)
  await noteBacks(importing, part)
  return withBacks(run, await applyBacks(context, part), part.length)
}

async function getRun({ db }: Context, importId: string): Promise<ImportRun> {
  const run = await findRun(db, importId)
  // Two operators began at the same instant and the transaction of one was given up: the next call finds the run.
  if (!run) throw new DomainError('BUSY')
  return run
}

function toReport(run: ImportRun, sheet: Sheet, membersAdded: number) {
  const { _id, isDone, counts, conflicts, conflictCount, returnedFen, waitingFen, waitingCount } = run
  const badRows = [...sheet.badRows, ...conflicts].sort((a, b) => a.line - b.line)
  return {
    importId: _id,
    isDone,
    rows: sheet.rowCount,
    rowsDone:
      counts.rowsDone + sheet.badRowCount + sheet.nobodyRows + (isDone ? sheet.backs.length + sheet.nobodyBacks : 0),
    purchasesAdded: counts.purchasesAdded,
    purchasesKnown: counts.purchasesKnown,
    membersAdded,
    totalFen: counts.totalFen,
    returnedFen,
    waitingFen,
    waitingCount,
    sums: sheet.sums,
    remarks: remarksOf(run, sheet),
    badRows: badRows.slice(0, BAD_ROWS_SHOWN_MAX),
    badRowCount: sheet.badRowCount + conflictCount,
    reasons: reasonsOf(sheet, run),
  }
}

function remarksOf({ conflicts }: ImportRun, { remarks, daysDiffer }: Sheet): string[] {
  const isDaily = daysDiffer > 0 || conflicts.some(({ reason }) => reason.endsWith('已按另一天记录'))
  return isDaily
    ? [...remarks, '同一个小票号出现在不同的日子：如果小票号每天重新开始，请设 receiptsStartDaily']
    : remarks
}

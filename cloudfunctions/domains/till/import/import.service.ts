import { businessDayOf } from '#shared/kernel/business-day'
import { pointsRules } from '#shared/ledger/points/rules'
import { tierRules } from '#shared/ledger/tier/rules'
import type { ConsentPurpose } from '#shared/people/member/consent'
import type { Context } from '../../../platform/context'
import { DomainError } from '../../../platform/domain-error'
import { changeOnce } from '../../base/audit/audit.face'
import { rulesInForce } from '../../base/settings/settings.face'
import { countJoinedByImport } from '../../people/member/member.face'
import { requireStores } from '../../people/staff/staff.face'
import { importBatch, takeBatch } from './import-batch.service'
import type { ImportContext } from './import-customer.service'
import { previewImport } from './import-preview.service'
import { emptyRun, withResult } from './import-progress'
import { advanceRun, findRun, type ImportRun, saveRun } from './import-run.repository'
import { BAD_ROWS_SHOWN_MAX, type Columns, digestOf, readSheet, type Sheet } from './import-sheet'

export interface ImportInput {
  fileId: string
  storeId: string
  columns: Columns
  dateFormat: 'YYYY-MM-DD' | 'YYYYMMDD' | 'YYYY/M/D'
  amountUnit: 'yuan' | 'fen'
  delimiter: string
  earnPoints: boolean
  growthMonth: 'import' | 'purchase'
  giveGifts: boolean
  consents: ConsentPurpose[]
  dryRun?: boolean | undefined
}

// A function gets 60 s at most; the rest is for the transactions that are under way and for the reply.
const BUDGET_MS = 45_000
const FILE_BYTES_MAX = 32 * 1024 * 1024

/**
 * Imports a till's file, or goes on where the call before stopped. Ids come from the rows, so that neither the same
 * file again, under whatever name, nor two calls at once record anything twice.
 */
export async function importPurchases(context: Context, input: ImportInput, budgetMs = BUDGET_MS) {
  // Monotonic, because it measures how long this function has run and not what time it is in the shop.
  const startedAt = performance.now()
  const isTimeUp = () => performance.now() - startedAt > budgetMs
  const { fileId, storeId, earnPoints, growthMonth, giveGifts, consents, dryRun, ...reading } = input
  await requireStores(context.db, [storeId])
  const bytes = await download(context, fileId)
  const sheet = readSheet(bytes, { ...reading, today: businessDayOf(context.now) })
  const importId = `imp_${digestOf(bytes, { storeId, earnPoints, growthMonth, ...(giveGifts && { giveGifts }), ...(consents.length > 0 && { consents }), ...reading })}`
  const importing = {
    context,
    points: await rulesInForce(context, pointsRules),
    tiers: await rulesInForce(context, tierRules),
    earnPoints,
    growthMonth,
    giveGifts,
    consents,
  }
  if (dryRun) {
    const preview = await previewImport({ ...importing, run: emptyRun(context, importId, storeId) }, sheet, isTimeUp)
    return { ...toReport(preview.run, sheet, preview.membersAdded), wouldGive: preview.wouldGive }
  }
  let run = await openRun(context, importId, storeId)
  do {
    run = await step({ ...importing, run }, run, { sheet, isTimeUp })
  } while (!run.isDone && !isTimeUp())
  const membersAdded = await countJoinedByImport(context.db, { storeId, at: run.startedAt, requestId: run.runId })
  return toReport(run, sheet, membersAdded)
}

async function download({ cloud, log }: Context, fileId: string): Promise<Buffer> {
  const bytes = await cloud.download(fileId).catch((error) => {
    // The storage has no time now: the file may be there all the same.
    if (error instanceof DomainError) throw error
    log.error('an import file cannot be fetched', error)
    throw new DomainError('IMPORT_FILE_UNREADABLE')
  })
  if (bytes.length > FILE_BYTES_MAX) throw new DomainError('IMPORT_FILE_UNREADABLE', { bytesMax: FILE_BYTES_MAX })
  return bytes
}

/** The run that is under way, or a new one. A finished one answers the request that finished it once more. */
async function openRun(context: Context, importId: string, storeId: string): Promise<ImportRun> {
  const { db, requestId } = context
  const isOpen = (run: ImportRun) => !run.isDone || run.lastRequestId === requestId
  const known = await findRun(db, importId)
  if (known && isOpen(known)) return known
  await changeOnce(context, { action: 'import.apply', subject: importId, storeId }, async (tx) => {
    const current = await findRun(tx, importId)
    if (current && isOpen(current)) return
    await saveRun(tx, { ...emptyRun(context, importId, storeId), revision: (current?.revision ?? 0) + 1 })
  })
  return getRun(context, importId)
}

/** One batch of customers, written down as done. Who finds that another call was faster goes on from there. */
async function step(
  importing: ImportContext,
  run: ImportRun,
  { sheet, isTimeUp }: { sheet: Sheet; isTimeUp: () => boolean },
): Promise<ImportRun> {
  if (run.isDone) return run
  const { context } = importing
  const { customers } = sheet
  // A run that the first release began is begun anew: what it has recorded is found.
  const from = run.customersDone ?? 0
  const batch = takeBatch(customers, from)
  const result = await importBatch(importing, batch, isTimeUp)
  const isDone = from + result.customersDone >= customers.length
  const after = withResult(run, result, { isDone, requestId: context.requestId })
  const isWritten = await advanceRun(context.db, after)
  return isWritten ? { ...after, revision: after.revision + 1 } : getRun(context, run._id)
}

async function getRun({ db }: Context, importId: string): Promise<ImportRun> {
  const run = await findRun(db, importId)
  // Two operators began at the same instant and the transaction of one was given up: the next call finds the run.
  if (!run) throw new DomainError('BUSY')
  return run
}

function toReport({ _id, isDone, counts, conflicts, conflictCount }: ImportRun, sheet: Sheet, membersAdded: number) {
  const badRows = [...sheet.badRows, ...conflicts].sort((a, b) => a.line - b.line)
  return {
    importId: _id,
    isDone,
    rows: sheet.rowCount,
    rowsDone: counts.rowsDone + sheet.badRowCount,
    purchasesAdded: counts.purchasesAdded,
    purchasesKnown: counts.purchasesKnown,
    membersAdded,
    totalFen: counts.totalFen,
    badRows: badRows.slice(0, BAD_ROWS_SHOWN_MAX),
    badRowCount: sheet.badRowCount + conflictCount,
  }
}

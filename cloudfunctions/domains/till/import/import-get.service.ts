import type { Context } from '../../../platform/context'
import { DomainError } from '../../../platform/domain-error'
import { warmData } from '../../../platform/warm-data'
import { openImport } from './import.service'
import { findRun, type ImportRun } from './import-run.repository'
import { toUndoReport } from './import-undo.service'
import type { LineProblem } from './sheet'

/** Half a megabyte of reasons. */
const ROWS_PER_PAGE = 5000
/** Reading a long file takes seconds: who turns the pages at once has it read once, as far as one instance serves them. */
const REREAD_AFTER_MS = 60_000
/** Some ten megabytes, which an instance can keep that long. */
const KEPT_ROWS_MAX = 100_000

/** Of the import that was looked at last. */
const lastRead = warmData<LineProblem[]>(REREAD_AFTER_MS)

/** One import as it stands, with a page of the rows that it did not record; all of them are told as long as the file is there. */
export async function getImport(context: Context, { importId, from }: { importId: string; from: number }) {
  const run = await findRun(context.db, importId)
  if (!run) throw new DomainError('IMPORT_NOT_FOUND')
  const { storeId, startedAt, isDone, counts, returnedFen, waitingFen, waitingCount, undo } = run
  // The first page says how it is now; the others go on from it.
  const fileRows = (from > 0 ? lastRead.find(importId, context.now) : undefined) ?? (await readAgain(context, run))
  const rows = [...(fileRows ?? []), ...run.conflicts].sort((a, b) => a.line - b.line)
  const page = rows.slice(from, from + ROWS_PER_PAGE)
  return {
    importId,
    storeId,
    startedAt,
    isDone,
    ...counts,
    returnedFen: returnedFen ?? 0,
    waitingFen: waitingFen ?? 0,
    waitingCount: waitingCount ?? 0,
    undo: undo ? toUndoReport(importId, undo) : null,
    refused: page,
    refusedCount: rows.length,
    nextFrom: from + page.length < rows.length ? from + page.length : null,
    isFileThere: fileRows !== null,
  }
}

async function readAgain(context: Context, run: ImportRun): Promise<LineProblem[] | null> {
  lastRead.forget()
  const rows = await refusedInFile(context, run)
  if (rows !== null && rows.length <= KEPT_ROWS_MAX) lastRead.keep(run._id, context.now, rows)
  return rows
}

/** Null where the file is gone, or its source is read in another way since. */
async function refusedInFile(context: Context, { _id, order }: ImportRun): Promise<LineProblem[] | null> {
  if (!order) return null
  try {
    const { importId, sheet } = await openImport(context, order, Number.POSITIVE_INFINITY)
    return importId === _id ? sheet.badRows : null
  } catch (error) {
    if (!(error instanceof DomainError) || error.code === 'BUSY') throw error
    return null
  }
}

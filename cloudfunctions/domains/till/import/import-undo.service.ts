import { DAY_MS } from '#shared/kernel/business-day'
import type { Context } from '../../../platform/context'
import { DomainError } from '../../../platform/domain-error'
import { timeBudget } from '../../../platform/noun/budget'
import { changeOnce, keepsOwnRecord } from '../../base/audit/audit.face'
import { pagesOf, removeEmptyPage } from './import-journal.repository'
import { takeLease } from './import-lease.service'
import { advanceUndo, findRun, type ImportRun, saveRun } from './import-run.repository'
import { KEPT_SHOWN_MAX, keptText, nothingUndone, type RunUndo, withCounts } from './import-undo'
import { undoPage } from './import-undo-page.service'
import { forgetWalkIns } from './walk-in.repository'

/** After this time, too much rests on an import for its undoing to help. */
export const UNDO_DAYS = 90
/** A function gets 60 s, and a page takes up to twenty. */
const BUDGET_MS = 35_000

export interface UndoOrder {
  importId: string
  note: string
}

type UndoingRun = ImportRun & { undo: RunUndo }

/**
 * Takes back what an import has brought, row by row, as far as nothing was built on it, or goes on where the call before
 * stopped. Afterwards the same file may be imported again. What stays is listed with its reason; once that is gone
 * (points that were earned meanwhile), another undoing takes the rest.
 */
export async function undoImport(
  context: Context,
  { importId, note }: UndoOrder,
  isTimeUp = timeBudget(BUDGET_MS).isSpent,
) {
  keepsOwnRecord(context)
  const known = await getUndoable(context, importId)
  if (known.undo?.isDone && known.undo.lastRequestId === context.requestId) return toUndoReport(importId, known.undo)
  const lease = await takeLease(context, known.storeId)
  try {
    let run = await begin(context, importId, note)
    // A call may have died between the step and this.
    if (run.undo.afterPage !== null) await removeEmptyPage(context.db, run.undo.afterPage)
    while (!run.undo.isDone) {
      await lease.hold()
      run = await step(context, run)
      if (isTimeUp()) break
    }
    return toUndoReport(importId, run.undo)
  } finally {
    await lease.release()
  }
}

/** @throws DomainError IMPORT_NOT_FOUND, IMPORT_UNDO_TOO_LATE */
export async function getUndoable({ db, now }: Context, importId: string): Promise<ImportRun> {
  const run = await findRun(db, importId)
  if (!run) throw new DomainError('IMPORT_NOT_FOUND')
  // A run of before journals were kept has none; what is undone already needs none.
  const [page] = await pagesOf(db, importId, null, 1)
  const isPast = run.startedAt < now - UNDO_DAYS * DAY_MS || (!page && !run.undo && run.counts.purchasesAdded > 0)
  if (isPast) throw new DomainError('IMPORT_UNDO_TOO_LATE', { days: UNDO_DAYS })
  return run
}

/** The undoing that is under way, or a new one, which stops an import that is not done. */
async function begin(context: Context, importId: string, note: string): Promise<UndoingRun> {
  const { db, requestId, now } = context
  const known = await findRun(db, importId)
  if (isUndoing(known) && !known.undo.isDone) return known
  const storeId = known?.storeId ?? null
  await changeOnce(context, { action: 'import.undo', subject: importId, storeId, note }, async (tx) => {
    const run = await findRun(tx, importId)
    if (!run || (run.undo && !run.undo.isDone)) return
    const undo: RunUndo = {
      ...nothingUndone,
      undoId: requestId,
      at: now,
      note,
      isDone: false,
      afterPage: null,
      kept: [],
      lastRequestId: requestId,
    }
    await saveRun(tx, { ...run, isDone: true, undo, openAt: now, revision: run.revision + 1 })
  })
  const run = await findRun(db, importId)
  if (!isUndoing(run)) throw new DomainError('BUSY')
  return run
}

const isUndoing = (run: ImportRun | null): run is UndoingRun => run?.undo != null

/** Undoes one page of the journal and marks it done. If another call was faster, goes on from where that one is. */
async function step(context: Context, run: UndoingRun): Promise<UndoingRun> {
  const { db, requestId } = context
  const { undo } = run
  const [page] = await pagesOf(db, run._id, undo.afterPage, 1)
  const next: RunUndo = { ...undo, lastRequestId: requestId }
  if (!page) {
    await forgetWalkIns(db, run._id)
    return advance(context, run, { ...next, isDone: true })
  }
  const { kept, ...counts } = await undoPage(context, page, undo.undoId)
  const all = [...undo.kept, ...kept].slice(0, KEPT_SHOWN_MAX)
  const after = await advance(context, run, { ...withCounts(next, counts), afterPage: page._id, kept: all })
  // Another undoing would find nothing in it.
  if (kept.length === 0) await removeEmptyPage(db, page._id)
  return after
}

async function advance({ db, now }: Context, run: UndoingRun, undo: RunUndo): Promise<UndoingRun> {
  if (await advanceUndo(db, { ...run, undo, openAt: undo.isDone ? null : now }))
    return { ...run, undo, revision: run.revision + 1 }
  const current = await findRun(db, run._id)
  if (!isUndoing(current)) throw new DomainError('BUSY')
  return current
}

export function toUndoReport(importId: string, { isDone, kept, ...undo }: RunUndo) {
  const { purchases, amountFen, membersEnded, membersSignedIn, membersInUse, keptRows } = undo
  const counts = { purchases, amountFen, membersEnded, membersSignedIn, membersInUse, keptRows }
  return { importId, isDone, ...counts, kept: kept.map(keptText) }
}

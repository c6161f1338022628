import { collection } from '../../../platform/db/collection'
import type { Db } from '../../../platform/db/db'
import { DuplicateKeyError } from '../../../platform/db/errors'
import type { KeptRow, UndoCounts } from './import-undo'

/**
 * What a batch of an import is about to write, noted beforehand. With this the import can be undone, whatever became of
 * the call that wrote.
 */
export interface JournalPage {
  /** `<import>:rows:<run>:<customers before>:<part>`, or `<import>:tail:<refunds before>`: refunds come last. */
  _id: string
  importId: string
  runId: string
  storeId: string
  /** When the run began. */
  startedAt: number
  /** Whether tiers that it has lifted customers to brought their gifts. */
  gaveGifts: boolean
  rows: JournalRow[]
  /** Members who were there before, to whom the batch links a key or an agreement. */
  linked: string[]
  backs: JournalBack[]
  /** How far the undoing of this page has come; null while nobody undoes it. */
  undoing: PageUndoing | null
}

export interface JournalRow {
  purchaseId: string
  /** Of the file. */
  line: number
}

export interface JournalBack {
  refundId: string
  purchaseId: string | null
  line: number
}

export interface PageUndoing {
  /** The request that began the undoing. */
  undoId: string
  /** The rows that the run has really brought and that still stood when this undoing came to the page. */
  standing: (JournalRow & { memberId: string; amountFen: number })[]
  /** Records that the run has made, among those who bought. */
  made: string[]
  /** Null while it is being done. */
  result: (UndoCounts & { kept: KeptRow[] }) | null
}

const pages = collection<JournalPage>('import_journal')

/** Noted before, by a call that died or by one that had looked a moment earlier: both may have written. */
export async function notePage(db: Db, page: JournalPage): Promise<void> {
  try {
    await db.insert(pages, page)
  } catch (error) {
    if (!(error instanceof DuplicateKeyError)) throw error
    const noted = await db.find(pages, page._id)
    if (noted) await db.save(pages, joinedPages(noted, page))
  }
}

function joinedPages(noted: JournalPage, page: JournalPage): JournalPage {
  const rows = new Map([...noted.rows, ...page.rows].map((row) => [row.purchaseId, row]))
  const backs = new Map([...noted.backs, ...page.backs].map((back) => [back.refundId, back]))
  return {
    ...page,
    rows: [...rows.values()],
    backs: [...backs.values()],
    linked: [...new Set([...noted.linked, ...page.linked])],
  }
}

/** The pages of an import in their order: rows of all its runs, then refunds. */
export const pagesOf = (db: Db, importId: string, afterId: string | null, limit: number) =>
  db.page(pages, { where: { importId }, afterId, limit })
/** Only whoever holds the store's lease undoes. */
export const savePage = (db: Db, page: JournalPage) => db.save(pages, page)
/** A page with nothing left to undo. */
export const removeEmptyPage = (db: Db, _id: string) => db.removeWhere(pages, { _id, 'undoing.result.keptRows': 0 })
export const removePagesBefore = (db: Db, startedBefore: number) =>
  db.removeWhere(pages, { startedAt: { lt: startedBefore } })

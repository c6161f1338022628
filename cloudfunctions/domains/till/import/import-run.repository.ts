import type { Mapping } from '#shared/till/import/mapping'
import { type Collection, collection } from '../../../platform/db/collection'
import type { Db, Reader, Tx } from '../../../platform/db/db'
import type { ImportOrder } from './import-order'
import type { RunUndo } from './import-undo'
import type { LineProblem } from './sheet'

/** How far an import has come: one document for each content and options, begun anew when it is run again. */
export interface ImportRun {
  /** `imp_<digest of content and options>` */
  _id: string
  storeId: string
  /** The request that began this run; what the run writes carries it. */
  runId: string
  startedAt: number
  /** How many customers are done, in the order in which the file is read: their numbers may be phone numbers. */
  customersDone: number
  isDone: boolean
  counts: RunCounts
  /** Rows that contradict what is recorded already, the first of them. */
  conflicts: LineProblem[]
  conflictCount: number
  /** How many of the file's refunds are done, once all customers are. */
  backsDone: number
  /** Of refunds: put down to their purchases, and waiting for one. */
  returnedFen: number
  waitingFen: number
  waitingCount: number
  /** Grows with every step, so that of two calls making the same step only one counts. */
  revision: number
  lastRequestId: string
  /** What was asked for, to carry it on; missing in runs of before it was kept. */
  order?: ImportOrder
  /** When it was worked on last, as long as something is left to do of it or of its undoing. */
  openAt?: number | null
  /** What has been taken back of it since, with all that its earlier runs have brought; missing while nobody has asked. */
  undo?: RunUndo | null
}

/** How the files of one source are read. */
export interface SavedMapping {
  /** `<store>:<source>` */
  _id: string
  storeId: string
  source: string
  mapping: Mapping
  savedAt: number
}

/** A refund that names an unknown purchase or none. It is tried again with every import of the store. */
export interface WaitingRefund {
  /** What the refund is made of, so that it waits once. */
  _id: string
  storeId: string
  purchaseId: string | null
  receipt: string | null
  refundNumber: string | null
  /** Null for all of the purchase. */
  amountFen: number | null
  day: string
  at: number
}

export interface RunCounts {
  rowsDone: number
  purchasesAdded: number
  purchasesKnown: number
  totalFen: number
}

/** The first release kept the number of the customer who was done last. */
export type StoredRun = ImportRun & { doneTo?: string }

const imports = collection<ImportRun>('imports')
const mappings = collection<SavedMapping>('import_mappings')
const waiting = collection<WaitingRefund>('import_refunds')

export const findRun = (reader: Reader, importId: string) => reader.find(imports, importId)
export const saveRun = (tx: Tx, run: ImportRun) => tx.save(imports, run)
/** Writes a step down, if nobody else has meanwhile; answers whether it was written. */
export const advanceRun = async (
  db: Db,
  { _id, runId, revision, order: _order, ...step }: Omit<ImportRun, 'storeId' | 'startedAt'>,
): Promise<boolean> =>
  (await db.updateWhere(imports, { _id, runId, revision }, { set: step, inc: { revision: 1 } })) === 1
/** The same for a step of its undoing. */
export const advanceUndo = async (
  db: Db,
  { _id, revision, undo, openAt }: Pick<ImportRun, '_id' | 'revision' | 'undo' | 'openAt'>,
): Promise<boolean> =>
  (await db.updateWhere(imports, { _id, revision }, { set: { undo, openAt }, inc: { revision: 1 } })) === 1
/** Unfinished runs on which nobody has worked since an instant. */
export const listLeft = (db: Db, since: number, limit: number) =>
  db.list(imports, { where: { openAt: { gt: 0, lt: since } }, orderBy: [['openAt', 'asc']], limit })
/** Nothing can carry it on but an operator with the file. */
export const giveUpRun = (db: Db, { _id, revision }: Pick<ImportRun, '_id' | 'revision'>) =>
  db.updateWhere(imports, { _id, revision }, { set: { openAt: null } })
export const listRuns = (db: Db, storeId: string, limit: number) =>
  db.list(imports, { where: { storeId }, orderBy: [['startedAt', 'desc']], limit })
export const findMapping = (reader: Reader, id: string) => reader.find(mappings, id)
export const saveMapping = (tx: Tx, mapping: SavedMapping) => tx.save(mappings, mapping)
export const listWaitingRefunds = (db: Db, storeId: string, limit: number) =>
  db.list(waiting, { where: { storeId }, limit })
/** Waits already where it was met before. */
export const keepWaiting = (db: Db, refund: WaitingRefund) => db.save(waiting, refund)
export const forgetWaiting = (db: Db, _id: string) => db.removeWhere(waiting, { _id })
export const forgetAllWaiting = (db: Db, ids: readonly string[]) => db.removeWhere(waiting, { _id: { in: ids } })
export const pageRuns = (db: Db, afterId: string | null, limit: number) =>
  db.page(imports as Collection<StoredRun>, { afterId, limit })
export const forgetLastCustomer = async (db: Db, _id: string): Promise<boolean> =>
  (await db.updateWhere(imports, { _id, doneTo: { exists: true } }, { unset: ['doneTo'] })) === 1

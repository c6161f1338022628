import { type Collection, collection } from '../../../platform/db/collection'
import type { Db, Reader, Tx } from '../../../platform/db/db'
import type { LineProblem } from './import-sheet'

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
  /** Grows with every step: of two calls that make the same step, one counts. */
  revision: number
  lastRequestId: string
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

export const findRun = (reader: Reader, importId: string) => reader.find(imports, importId)
export const saveRun = (tx: Tx, run: ImportRun) => tx.save(imports, run)
/** Writes a step down, if nobody else has meanwhile; answers whether it was written. */
export const advanceRun = async (
  db: Db,
  { _id, runId, revision, ...step }: Omit<ImportRun, 'storeId' | 'startedAt'>,
): Promise<boolean> =>
  (await db.updateWhere(imports, { _id, runId, revision }, { set: step, inc: { revision: 1 } })) === 1
export const pageRuns = (db: Db, afterId: string | null, limit: number) =>
  db.page(imports as Collection<StoredRun>, { afterId, limit })
export const forgetLastCustomer = async (db: Db, _id: string): Promise<boolean> =>
  (await db.updateWhere(imports, { _id, doneTo: { exists: true } }, { unset: ['doneTo'] })) === 1

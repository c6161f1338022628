import type { Entry } from '#shared/ledger/points/entry'
import { collection } from '../../../platform/db/collection'
import type { Db } from '../../../platform/db/db'

/**
 * What a batch is writing in lists for customers of before: written down first, gone when all of it is there. By what
 * a dead call has left of it, the next call finishes the work.
 */
export interface WrittenBatch {
  /** `<run>:<customers before>` */
  _id: string
  storeId: string
  runId: string
  startedAt: number
  parts: BatchPart[]
}

/** What is written for one customer. Rules may change before a dead call's work is finished; its entries do not. */
export interface BatchPart {
  memberId: string
  purchaseIds: string[]
  entries: Entry[]
}

/** The parts as one text: it is read only where a call has died, and lists of lists cost the time of all others. */
type StoredBatch = Omit<WrittenBatch, 'parts'> & { memberIds: string[]; parts: string }

const batches = collection<StoredBatch>('import_batches')

export const insertBatch = (db: Db, { parts, ...batch }: WrittenBatch) =>
  db.insert(batches, { ...batch, memberIds: parts.map(({ memberId }) => memberId), parts: JSON.stringify(parts) })
export const removeBatch = (db: Db, _id: string) => db.removeWhere(batches, { _id })
/** A store takes one import at a time, so that there is hardly ever more than one. */
export const listBatches = async (db: Db, storeId: string, limit: number): Promise<WrittenBatch[]> => {
  const found = await db.list(batches, { where: { storeId }, limit })
  // Written by `insertBatch` alone.
  return found.map(({ memberIds: _named, ...batch }) => ({ ...batch, parts: JSON.parse(batch.parts) as BatchPart[] }))
}

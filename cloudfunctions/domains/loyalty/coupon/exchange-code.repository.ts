import type { ExchangeCode } from '#shared/loyalty/coupon/exchange-code'
import { collection } from '../../../platform/db/collection'
import type { Db, Reader, Tx } from '../../../platform/db/db'

export interface StoredCode extends ExchangeCode {
  /** Its place in the batch. Each place exists once, so making a batch again completes it and never doubles it. */
  index: number
}

/** What an operator had made or given in one act: who, when, why. */
export interface Batch {
  _id: string
  kind: 'codes' | 'grant'
  templateId: string
  by: string
  note: string
  count: number
  at: number
}

const codes = collection<StoredCode>('exchange_codes')
const batches = collection<Batch>('coupon_batches')

export const findCode = (reader: Reader, code: string) => reader.find(codes, code)
export const saveCode = (tx: Tx, code: StoredCode) => tx.save(codes, code)
/** @throws DuplicateKeyError; those before the first duplicate are stored. */
export const insertCodes = (db: Db, documents: readonly StoredCode[]) => db.insertMany(codes, documents)
export const listCodesOfBatch = (db: Db, batchId: string, limit: number) =>
  db.list(codes, { where: { batchId }, orderBy: [['index', 'asc']], limit })
export const voidUnusedCodes = (db: Db, batchId: string) =>
  db.updateWhere(codes, { batchId, status: 'unused' }, { set: { status: 'voided' } })

export const findBatch = (reader: Reader, batchId: string) => reader.find(batches, batchId)
export const insertBatch = (db: Db, batch: Batch) => db.insert(batches, batch)
/** The newest first; index byKind. */
export const listBatches = (
  db: Db,
  { templateId, kind, beforeAt }: Pick<Batch, 'templateId' | 'kind'> & { beforeAt: number },
  limit: number,
) => db.list(batches, { where: { templateId, kind, at: { lt: beforeAt } }, orderBy: [['at', 'desc']], limit })
/** How many codes there are of each batch, or how many in one state. */
export const countCodes = (db: Db, batchIds: readonly string[], status?: StoredCode['status']) =>
  db.sumBy(codes, {
    where: { batchId: { in: batchIds }, ...(status !== undefined && { status }) },
    by: 'batchId',
    fields: [],
    limit: Math.max(batchIds.length, 1),
  })

import type { ExchangeCode } from '#shared/coupon/exchange-code'
import { collection } from '../../platform/db/collection'
import type { Db, Reader, Tx } from '../../platform/db/db'

export interface StoredCode extends ExchangeCode {
  /** Its place in the batch: a batch has each once, so that a batch made again is completed, never doubled. */
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

/** How often a member has tried codes in an hour; `_id` is `<member>:<hour>`. */
export interface CodeTries {
  _id: string
  tries: number
  /** The requests that were counted: the same one again is not counted again. */
  requests: Record<string, number>
  at: number
}

const codes = collection<StoredCode>('exchange_codes')
const batches = collection<Batch>('coupon_batches')
const tries = collection<CodeTries>('code_tries')

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

export const findTries = (db: Db, id: string) => db.find(tries, id)
export const insertTries = (db: Db, first: CodeTries) => db.insert(tries, first)
/** Counts one more, if there are fewer than `max` and this request was not counted. */
export const countTry = async (db: Db, id: string, requestId: string, { max, now }: { max: number; now: number }) =>
  (await db.updateWhere(
    tries,
    { _id: id, tries: { lt: max }, [`requests.${requestId}`]: { exists: false } },
    { inc: { tries: 1 }, set: { [`requests.${requestId}`]: now } },
  )) === 1
export const removeTriesBefore = (db: Db, at: number) => db.removeWhere(tries, { at: { lt: at } })

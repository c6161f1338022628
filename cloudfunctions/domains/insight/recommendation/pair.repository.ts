import type { Lately } from '#shared/insight/recommendation/lately'
import type { PairRow } from '#shared/insight/recommendation/pairs'
import { collection } from '../../../platform/db/collection'
import type { Db, Reader } from '../../../platform/db/db'

/** `upTo`: the last purchase that is counted in it, so that a batch done again adds nothing. */
export interface StoredPairs extends PairRow {
  upTo: string
}

/** How many baskets each product was in: what all rows say, in one document. */
export interface PairTotals {
  _id: '*'
  baskets: number
  of: Record<string, number>
  /** As of the last purchase that is counted; missing in what was counted before it was kept. */
  lately?: Lately
  upTo: string
}

const rows = collection<StoredPairs>('goods_pairs')
const totals = collection<PairTotals>('goods_pairs')

export const findPairs = (db: Db, productKeys: readonly string[]) => db.findMany(rows, productKeys)
/** Only the job that learns writes them, and only one of it runs. */
export const savePairs = (db: Db, row: StoredPairs) => db.save(rows, row)
export const findTotals = (reader: Reader) => reader.find(totals, '*')
export const saveTotals = (db: Db, known: PairTotals) => db.save(totals, known)

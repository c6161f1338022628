import { SHARDS_MAX, type Shard } from '#shared/loyalty/coupon/shards'
import { collection } from '../../../platform/db/collection'
import type { Changes, Db, Tx } from '../../../platform/db/db'
import type { Filter } from '../../../platform/db/filter'

/**
 * A shard as stored. Its quota is not stored but follows from the template's rules, so raising the stock writes no
 * shard and can never reset what was issued.
 */
export interface StoredShard extends Omit<Shard, 'quota'> {
  /** Taken, and the coupon perhaps not written yet: from the same write that took it until the coupon is there. By take. */
  open: Record<string, OpenTake>
}

export interface OpenTake {
  /** What the coupon is for; one of an earlier release names the coupon. */
  factId: string
  at: number
  /** What of this shard was taken: from the stock, from the day's share, or both. */
  stock: 0 | 1
  day: string | null
}

/** Longer than any function runs: a request that took something and has not written the coupon by now never will. */
export const TAKEN_LAPSES_AFTER_MS = 10 * 60_000

const stock = collection<StoredShard>('coupon_stock')

// Sixteen shards each: as many templates as one read may bring.
const TEMPLATES_PER_READ = 60

export const insertShards = (tx: Tx, shards: readonly StoredShard[]) => tx.insertEach(stock, shards)
export async function listShards(db: Db, templateIds: readonly string[]): Promise<StoredShard[]> {
  const reads = Array.from({ length: Math.ceil(templateIds.length / TEMPLATES_PER_READ) }, (_, read) =>
    templateIds.slice(read * TEMPLATES_PER_READ, (read + 1) * TEMPLATES_PER_READ),
  )
  const found = await Promise.all(
    reads.map((ids) => db.list(stock, { where: { templateId: { in: ids } }, limit: TEMPLATES_PER_READ * SHARDS_MAX })),
  )
  return found.flat()
}
export const pageShards = (db: Db, afterId: string | null, limit: number) => db.page(stock, { afterId, limit })
/** False when the shard is not as the guard wants it. */
export const changeShard = async (db: Db, shardId: string, guard: Filter, changes: Changes) =>
  (await db.updateWhere(stock, { ...guard, _id: shardId }, changes)) === 1

import type { BusinessDay } from '#shared/kernel/business-day'
import { issuedOn } from '../../ledger/account/issued-tally'
import { SHARDS_MAX, type Shard } from './shards'

export interface StockCount {
  /** The template's stock, its budget considered; null for no limit. */
  cap: number | null
  perDay: number | null
  shardCount: number
  today: BusinessDay
  /** Coupons that exist. */
  coupons: number
}

export type StockProblem =
  | { kind: 'shardsMissing'; expected: number; actual: number }
  | { kind: 'quotasDiffer'; expected: number | null; actual: number | null }
  | { kind: 'overIssued'; shardId: string; quota: number; issued: number }
  | { kind: 'couponsDiffer'; expected: number; actual: number }
  | { kind: 'dayOverIssued'; perDay: number; issuedToday: number }

/** Whether the shards are the stock, and the coupons what the shards say. It reports; it repairs nothing. */
export function auditStock(shards: readonly Shard[], count: StockCount): StockProblem[] {
  const problems: StockProblem[] = []
  const indexes = new Set(shards.map(({ index }) => index))
  const isComplete = indexes.size === shards.length && shards.length === count.shardCount && shards.length <= SHARDS_MAX
  if (!isComplete) problems.push({ kind: 'shardsMissing', expected: count.shardCount, actual: indexes.size })
  const quota = quotaOf(shards)
  if (quota !== count.cap) problems.push({ kind: 'quotasDiffer', expected: count.cap, actual: quota })
  for (const shard of shards) {
    if (shard.quota === null || shard.issued <= shard.quota) continue
    problems.push({ kind: 'overIssued', shardId: shard._id, quota: shard.quota, issued: shard.issued })
  }
  const issued = shards.reduce((sum, shard) => sum + shard.issued, 0)
  if (issued !== count.coupons) problems.push({ kind: 'couponsDiffer', expected: issued, actual: count.coupons })
  const issuedToday = shards.reduce((sum, shard) => sum + issuedOn(shard, count.today), 0)
  if (count.perDay !== null && issuedToday > count.perDay) {
    problems.push({ kind: 'dayOverIssued', perDay: count.perDay, issuedToday })
  }
  return problems
}

function quotaOf(shards: readonly Shard[]): number | null {
  if (shards.some(({ quota }) => quota === null)) return null
  return shards.reduce((sum, { quota }) => sum + (quota ?? 0), 0)
}

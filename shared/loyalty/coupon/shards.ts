import type { BusinessDay } from '#shared/kernel/business-day'
import { invariant } from '#shared/kernel/invariant'
import { issuedOn, type Tally, tallyAfter } from '../../ledger/account/issued-tally'

/**
 * A part of a template's stock, in a document of its own: claims that write different shards do not wait for each
 * other. Together the shards are the stock, to the last coupon.
 */
export interface Shard extends Tally {
  _id: string
  templateId: string
  index: number
  /** How many this shard may issue; null where the stock has no limit. Never less than it has issued. */
  quota: number | null
}

export const SHARDS_MAX = 16
/** Fewer than this each, and failing over costs more than waiting. */
const SHARE_MIN = 8

/** How many shards a stock is worth; it stays the same for the template's life. */
export function shardCountFor(cap: number | null): number {
  return cap === null ? SHARDS_MAX : Math.max(1, Math.min(SHARDS_MAX, Math.floor(cap / SHARE_MIN)))
}

export function newShards(templateId: string, cap: number | null, shardCount: number): Shard[] {
  const quotas = cap === null ? null : splitEvenly(cap, shardCount)
  return Array.from({ length: shardCount }, (_, index) => ({
    _id: shardIdOf(templateId, index),
    templateId,
    index,
    quota: quotas?.[index] ?? null,
    issued: 0,
    day: null,
    issuedToday: 0,
  }))
}

export function shardIdOf(templateId: string, index: number): string {
  return `${templateId}:${index}`
}

/** Whole parts that add up, the first ones larger by one. */
export function splitEvenly(whole: number, count: number): number[] {
  invariant(Number.isSafeInteger(whole) && whole >= 0 && count > 0, `${whole} can be split in ${count} parts`)
  const rest = whole % count
  return Array.from({ length: count }, (_, index) => (whole - rest) / count + (index < rest ? 1 : 0))
}

/** In which order a member's claim tries the shards: each once, the same every time, different for other members. */
export function shardOrder(templateId: string, memberId: string, shardCount: number): number[] {
  const start = hashOf(`${templateId}:${memberId}`) % shardCount
  return Array.from({ length: shardCount }, (_, step) => (start + step) % shardCount)
}

export interface TakeTerms {
  shardCount: number
  /** Of the template, for a day; null for no limit. Each shard holds its part of it. */
  perDay: number | null
  today: BusinessDay
  /** Indexes, the first choice first; from `shardOrder`. */
  order: readonly number[]
  count?: number
}

export type TakeDecision =
  /** The shards to write, changed. */
  | { kind: 'accepted'; shards: Shard[] }
  /** Nothing is taken when not all can be: asking for 10 of 3 left takes none. */
  | { kind: 'refused'; reason: 'COUPON_SOLD_OUT' | 'COUPON_SOLD_OUT_TODAY'; left: number }

/**
 * Takes from the shards that are given: the first choice alone, or all of them after it refused. The stock and the
 * day's limit may come from different shards, so that both are found to their last coupon.
 */
export function decideTake(shards: readonly Shard[], taking: TakeTerms): TakeDecision {
  const { perDay, today, count = 1 } = taking
  const inOrder = taking.order.flatMap((index) => shards.filter((shard) => shard.index === index))
  const canGiveBoth = (shard: Shard) => stockLeftOf(shard) > 0 && dayLeftOf(shard, taking) > 0
  const sorted = [...inOrder.filter(canGiveBoth), ...inOrder.filter((shard) => !canGiveBoth(shard))]
  const stock = takeEach(sorted, count, stockLeftOf)
  if (stock.missing > 0) return { kind: 'refused', reason: 'COUPON_SOLD_OUT', left: count - stock.missing }
  const days = perDay === null ? stock : takeEach(sorted, count, (shard) => dayLeftOf(shard, taking))
  if (days.missing > 0) return { kind: 'refused', reason: 'COUPON_SOLD_OUT_TODAY', left: count - days.missing }
  const changed = sorted.map((shard, position) => {
    const issued = shard.issued + (stock.taken[position] ?? 0)
    const { day, issuedToday } = tallyAfter(shard, today, days.taken[position] ?? 0)
    return { ...shard, issued, day, issuedToday }
  })
  return { kind: 'accepted', shards: changed.filter((_, at) => (stock.taken[at] ?? 0) + (days.taken[at] ?? 0) > 0) }
}

function takeEach(shards: readonly Shard[], count: number, leftOf: (shard: Shard) => number) {
  let missing = count
  const taken = shards.map((shard) => {
    const share = Math.min(missing, leftOf(shard))
    missing -= share
    return share
  })
  return { taken, missing }
}

function stockLeftOf({ quota, issued }: Shard): number {
  return quota === null ? Number.MAX_SAFE_INTEGER : Math.max(quota - issued, 0)
}

function dayLeftOf(shard: Shard, { perDay, shardCount, today }: TakeTerms): number {
  if (perDay === null) return Number.MAX_SAFE_INTEGER
  return Math.max((splitEvenly(perDay, shardCount)[shard.index] ?? 0) - issuedOn(shard, today), 0)
}

/** What all shards have left together; null for no limit. */
export function stockLeft(shards: readonly Shard[]): number | null {
  if (shards.some(({ quota }) => quota === null)) return null
  return shards.reduce((sum, shard) => sum + stockLeftOf(shard), 0)
}

export function leftToday(shards: readonly Shard[], perDay: number | null, today: BusinessDay): number | null {
  if (perDay === null) return null
  return Math.max(perDay - shards.reduce((sum, shard) => sum + issuedOn(shard, today), 0), 0)
}

/** FNV-1a, 32 bits: spreads neighbours well enough to share shards out; nothing secret hangs on it. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193) >>> 0
  }
  return hash
}

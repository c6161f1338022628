import { businessDayOf } from '#shared/kernel/business-day'
import { partsOf } from '#shared/kernel/parts'
import { stockCap } from '#shared/loyalty/coupon/limits'
import { auditStock, type StockProblem } from '#shared/loyalty/coupon/stock-audit'
import type { Context } from '../../../platform/context'
import type { Db } from '../../../platform/db/db'
import type { JobContext } from '../../../platform/noun/job'
import { raiseAlert } from '../../base/alert/alert.face'
import { countCoupons, listTakeIds } from './coupon.repository'
import { listShards, type StoredShard, TAKEN_LAPSES_AFTER_MS } from './stock.repository'
import { giveBackPart, withQuotas } from './stock.service'
import { findTemplate, type StoredTemplate } from './template.repository'
import type { LiveTemplate } from './template.service'

const READS_MAX = 5
const TAKES_PER_READ = 500

/** Checks a template's stock against its coupons. Faults are reported to a person, never repaired. */
export async function auditTemplateStock(context: JobContext, stored: StoredTemplate): Promise<boolean> {
  if (stored.shardCount === null) return false
  const problems = await problemsOfStock(context, { ...stored, shardCount: stored.shardCount })
  if (problems.length === 0) return false
  // The page of templates was read a while ago: a stock that was raised since is judged by what holds now.
  const current = await findTemplate(context.db, stored._id)
  if (current && current.version !== stored.version) return auditTemplateStock(context, current)
  const text = `券“${stored.rules.title}”（${stored._id}）的库存对不上：${problems.map(problemText).join('；')}。没有自动修改，请核对。`
  await raiseAlert(context, { kind: 'coupon-stock', subject: stored._id, text, source: context.runId })
  return true
}

/**
 * Shards and coupons are read one after the other, so a claim in between would look like a fault: only what stood
 * still is judged. A coupon may be written while its reservation stays open, so that the shards alone do not tell:
 * which reservations have no coupon is looked at before the coupons are counted, and after.
 */
export async function problemsOfStock(
  { db, now }: Pick<Context, 'db' | 'now'>,
  template: LiveTemplate,
): Promise<StockProblem[]> {
  for (let read = 1; read <= READS_MAX; read += 1) {
    const shards = await listShards(db, [template._id])
    const open = await unexplainedIn(db, shards)
    const coupons = await countCoupons(db, template._id)
    const stillOpen = await unexplainedIn(db, shards)
    const after = await listShards(db, [template._id])
    if (stateOf(shards) !== stateOf(after) || open.length !== stillOpen.length) continue
    const { perDay } = template.rules.limits
    const count = { cap: stockCap(template.rules), perDay, shardCount: template.shardCount, today: businessDayOf(now) }
    return auditStock(withQuotas(template, shards), { ...count, coupons: coupons + open.length })
  }
  // The template is busy right now; the next night will judge it.
  return []
}

/** Ends dead reservations: one with its coupon is closed, and one without goes back to the stock. */
export async function sweepShard({ db, now }: Context, shard: StoredShard): Promise<boolean> {
  const lapsed = Object.entries(shard.open).filter(([, { at }]) => at < now - TAKEN_LAPSES_AFTER_MS)
  if (lapsed.length === 0) return false
  const explained = await takesWithCoupon(
    db,
    lapsed.map(([takeId]) => takeId),
  )
  for (const [takeId, open] of lapsed) {
    // Closing and giving back are one guarded write each, so that a second sweep finds nothing to do.
    const returned = explained.has(takeId) ? { ...open, stock: 0 as const, day: null } : open
    await giveBackPart(db, shard._id, takeId, returned)
  }
  return true
}

/** Reservations of stock whose coupon is not written, or not yet. */
async function unexplainedIn(db: Db, shards: readonly StoredShard[]): Promise<string[]> {
  const opens = shards.flatMap(({ open }) => Object.entries(open)).filter(([, { stock }]) => stock > 0)
  const takeIds = [...new Set(opens.map(([takeId]) => takeId))]
  const explained = await takesWithCoupon(db, takeIds)
  return opens.map(([takeId]) => takeId).filter((takeId) => !explained.has(takeId))
}

/** Which of these takes have become a coupon. */
async function takesWithCoupon(db: Db, takeIds: readonly string[]): Promise<Set<string>> {
  const explained = new Set<string>()
  for (const ids of partsOf(takeIds, TAKES_PER_READ)) {
    for (const takeId of await listTakeIds(db, ids)) explained.add(takeId)
  }
  return explained
}

function stateOf(shards: readonly StoredShard[]): string {
  return shards
    .map(({ _id, issued, open }) => `${_id}=${issued}/${Object.keys(open).sort().join()}`)
    .sort()
    .join(' ')
}

export function problemText(problem: StockProblem): string {
  switch (problem.kind) {
    case 'shardsMissing':
      return `库存分片应有 ${problem.expected} 个，实有 ${problem.actual} 个`
    case 'quotasDiffer':
      return `库存应为 ${problem.expected ?? '不限'}，实为 ${problem.actual ?? '不限'}`
    case 'overIssued':
      return `分片 ${problem.shardId} 只有 ${problem.quota} 张，发出了 ${problem.issued} 张`
    case 'couponsDiffer':
      return `分片记录发出 ${problem.expected} 张，实有 ${problem.actual} 张`
    case 'dayOverIssued':
      return `每日限 ${problem.perDay} 张，今天发出了 ${problem.issuedToday} 张`
  }
}

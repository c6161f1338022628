import { type BusinessDay, businessDayOf } from '#shared/kernel/business-day'
import { invariant } from '#shared/kernel/invariant'
import { stockCap } from '#shared/loyalty/coupon/limits'
import {
  decideTake,
  leftToday,
  type Shard,
  shardIdOf,
  shardOrder,
  splitEvenly,
  stockLeft,
} from '#shared/loyalty/coupon/shards'
import type { WriteContext } from '../../../platform/context'
import type { Changes, Db } from '../../../platform/db/db'
import type { Filter } from '../../../platform/db/filter'
import { DomainError } from '../../../platform/domain-error'
import { newId } from '../../../platform/ids'
import { changeShard, listShards, type OpenTake, type StoredShard } from './stock.repository'
import type { LiveTemplate } from './template.service'

export interface StockRequest {
  template: LiveTemplate
  memberId: string
  factId: string
}

export interface StockLeft {
  stockLeft: number | null
  leftToday: number | null
}

/** What a request holds of the stock until its coupon is written. */
export interface StockHold {
  takeId: string
  /** Since when. If another request adopted it later, this one does not hold it any more. */
  at: number
  parts: HeldPart[]
}

interface HeldPart extends Pick<OpenTake, 'stock' | 'day'> {
  shardId: string
}

export type TakeOutcome = { kind: 'taken'; held: StockHold } | ({ kind: 'none' } & StockLeft)

type Part = Pick<OpenTake, 'stock' | 'day'>
/** After a failed guard the stock is read again. Each failure means that somebody else got one, so this is plenty. */
const ROUNDS_MAX = 12

/**
 * Takes one from the stock. The write that takes it also records for which coupon, so that whoever dies before the
 * coupon is written leaves an explanation behind. The member's own shard first, in one round trip; when that has none
 * all are looked at, so that the last coupon is found wherever it is.
 */
export async function takeOne(context: WriteContext, wanting: StockRequest): Promise<TakeOutcome> {
  const { template, memberId, factId } = wanting
  const takeId = newId('tak')
  const today = businessDayOf(context.now)
  const order = shardOrder(template._id, memberId, template.shardCount)
  const own = order[0] ?? 0
  const part: Part = { stock: 1, day: template.rules.limits.perDay === null ? null : today }
  if (await takePart(context, wanting, { takeId, index: own, shardDay: today, part })) {
    return {
      kind: 'taken',
      held: { takeId, at: context.now, parts: [{ shardId: shardIdOf(template._id, own), ...part }] },
    }
  }
  for (let round = 0; round < ROUNDS_MAX; round += 1) {
    const shards = await listShards(context.db, [template._id])
    const adopted = await adopt(context, template, shards, factId)
    if (adopted) return { kind: 'taken', held: adopted }
    const { perDay } = template.rules.limits
    const taking = { shardCount: template.shardCount, perDay, today, order }
    const decision = decideTake(withQuotas(template, shards), taking)
    if (decision.kind === 'refused') return { kind: 'none', ...leftOf(template, shards, today) }
    const held = await takeParts(context, wanting, { takeId, before: shards, after: decision.shards })
    if (held) return { kind: 'taken', held }
  }
  throw new DomainError('BUSY')
}

/** The coupon is written, so the reservation is not needed any more. */
export async function closeHeld({ db }: WriteContext, { takeId, parts }: StockHold): Promise<void> {
  const guard = { [`open.${takeId}.at`]: { exists: true } }
  for (const { shardId } of parts) await changeShard(db, shardId, guard, { unset: [`open.${takeId}`] })
}

/** No coupon came of it. */
export async function giveBack({ db }: WriteContext, { takeId, at, parts }: StockHold): Promise<void> {
  for (const { shardId, stock, day } of parts) await giveBackPart(db, shardId, takeId, { at, stock, day })
}

/** Returns what one reservation took, once: the guard is the reservation itself, as old as it was found. */
export async function giveBackPart(
  db: Db,
  id: string,
  takeId: string,
  { at, stock, day }: Omit<OpenTake, 'factId'>,
): Promise<boolean> {
  const guard = { [`open.${takeId}.at`]: at }
  const unset = [`open.${takeId}`]
  const returned = { issued: -stock }
  if (day !== null && (await changeShard(db, id, { ...guard, day }, { inc: { ...returned, issuedToday: -1 }, unset })))
    return true
  // If the day is over, its share has no more use, and only the stock is returned.
  return changeShard(db, id, guard, { ...(stock > 0 && { inc: returned }), unset })
}

/** The shards with what the rules in force allow each of them. */
export function withQuotas(template: LiveTemplate, shards: readonly StoredShard[]): Shard[] {
  return shards.map((shard) => ({ ...shard, quota: quotaOf(template, shard.index) }))
}

export function leftOf(template: LiveTemplate, shards: readonly StoredShard[], today: BusinessDay): StockLeft {
  return {
    stockLeft: stockLeft(withQuotas(template, shards)),
    leftToday: leftToday(withQuotas(template, shards), template.rules.limits.perDay, today),
  }
}

function quotaOf({ rules, shardCount }: LiveTemplate, index: number): number | null {
  const cap = stockCap(rules)
  return cap === null ? null : (splitEvenly(cap, shardCount)[index] ?? 0)
}

interface StockTake {
  takeId: string
  index: number
  /** The day that the shard is on. */
  shardDay: BusinessDay | null
  part: Part
}

/** One guarded write: what is taken, and the reservation that says so. */
async function takePart(
  { db, now }: WriteContext,
  wanting: StockRequest,
  { takeId, index, shardDay, part }: StockTake,
) {
  const { template, factId } = wanting
  const quota = quotaOf(template, index)
  const guard: Filter = {}
  const inc: Record<string, number> = {}
  const open: OpenTake = { factId, at: now, ...part }
  const set: Record<string, unknown> = { [`open.${takeId}`]: open }
  if (part.stock > 0) {
    if (quota !== null) guard.issued = { lt: quota }
    inc.issued = 1
  }
  if (part.day !== null) {
    const share = splitEvenly(template.rules.limits.perDay ?? 0, template.shardCount)[index] ?? 0
    guard.day = shardDay
    if (shardDay === null || shardDay < part.day) Object.assign(set, { day: part.day, issuedToday: 1 })
    else Object.assign(inc, { issuedToday: 1 })
    if (shardDay !== null && shardDay >= part.day) guard.issuedToday = { lt: share }
    else if (share === 0) return false
  }
  const changes: Changes = { set, inc }
  return changeShard(db, shardIdOf(template._id, index), guard, changes)
}

/** What a decision over all shards takes, shard by shard; all of it or nothing. */
async function takeParts(
  context: WriteContext,
  wanting: StockRequest,
  { takeId, before, after }: { takeId: string; before: readonly StoredShard[]; after: readonly Shard[] },
): Promise<StockHold | null> {
  const held: StockHold = { takeId, at: context.now, parts: [] }
  for (const shard of after) {
    const was = before.find(({ _id }) => _id === shard._id)
    invariant(was, 'a decision takes from the shards that it was given')
    const isOfToday = wanting.template.rules.limits.perDay !== null && isDayTaken(was, shard)
    const part: Part = { stock: shard.issued > was.issued ? 1 : 0, day: isOfToday ? shard.day : null }
    if (part.stock === 0 && part.day === null) continue
    const isTaken = await takePart(context, wanting, { takeId, index: shard.index, shardDay: was.day, part })
    if (!isTaken) {
      await giveBack(context, held)
      return null
    }
    held.parts.push({ shardId: shard._id, ...part })
  }
  return held
}

function isDayTaken(before: StoredShard, after: Shard): boolean {
  return after.day !== before.day ? after.issuedToday > 0 : after.issuedToday > before.issuedToday
}

/** This very fact took its place before, and the request died: it goes on with that place, for some time more. */
async function adopt(context: WriteContext, { rules }: LiveTemplate, shards: readonly StoredShard[], factId: string) {
  const opens = shards.flatMap(({ _id, open }) =>
    Object.entries(open)
      .filter(([, take]) => take.factId === factId)
      .map(([takeId, take]) => ({ takeId, shardId: _id, ...take })),
  )
  for (const takeId of new Set(opens.map((open) => open.takeId))) {
    const parts = opens.filter((open) => open.takeId === takeId)
    const isWhole =
      parts.some(({ stock }) => stock > 0) && (rules.limits.perDay === null || parts.some(({ day }) => day !== null))
    if (isWhole && (await renew(context, takeId, parts))) {
      return { takeId, at: context.now, parts: parts.map(({ shardId, stock, day }) => ({ shardId, stock, day })) }
    }
  }
  return null
}

/** From now on it is held by this request: the sweep and the request before know it by its time. */
async function renew({ db, now }: WriteContext, takeId: string, parts: readonly { shardId: string; at: number }[]) {
  const path = `open.${takeId}.at`
  for (const { shardId, at } of parts) {
    if (at !== now && !(await changeShard(db, shardId, { [path]: at }, { set: { [path]: now } }))) return false
  }
  return true
}

import { stockCap } from '#shared/coupon/limits'
import { auditStock } from '#shared/coupon/stock-audit'
import { businessDayOf } from '#shared/kernel/business-day'
import type { Shop } from '../../../testing/shop'
import type { StoredCoupon } from '../coupon.repository'
import type { StoredShard } from '../stock.repository'
import type { StoredTemplate } from '../template.repository'

/** Everything that must never be about coupons, in sentences; empty is healthy. Reads the database directly. */
export function auditCoupons({ database, clock }: Pick<Shop, 'database' | 'clock'>): string[] {
  const read = <T>(collection: string) => database.find(collection) as unknown as T[]
  const coupons = read<StoredCoupon>('coupons')
  const shards = read<StoredShard>('coupon_stock')
  const templates = read<StoredTemplate>('coupon_templates').filter(({ shardCount }) => shardCount !== null)
  return [
    ...templates.flatMap((template) => auditTemplate(template, coupons, shards, clock.now())),
    ...auditCopies(coupons),
    ...auditCodes(read, coupons),
    ...auditPayments(read, coupons),
  ]
}

type Read = <T>(collection: string) => T[]

function auditTemplate(
  template: StoredTemplate,
  coupons: StoredCoupon[],
  shards: StoredShard[],
  now: number,
): string[] {
  const own = shards.filter(({ templateId }) => templateId === template._id)
  const issued = coupons.filter(({ templateId }) => templateId === template._id)
  const takeIds = new Set(issued.map(({ taken }) => taken.takeId))
  const open = own.flatMap(({ open: takes }) =>
    Object.entries(takes).filter(([takeId, { stock }]) => stock > 0 && !takeIds.has(takeId)),
  )
  const cap = stockCap(template.rules)
  const problems = auditStock(
    own.map((shard) => ({ ...shard, quota: null })),
    {
      cap: null,
      perDay: template.rules.limits.perDay,
      shardCount: template.shardCount ?? 0,
      today: businessDayOf(now),
      coupons: issued.length + open.length,
    },
  ).map((problem) => `${template._id}: ${JSON.stringify(problem)}`)
  const isOver = cap !== null && issued.length > cap
  return isOver ? [...problems, `${template._id}: ${issued.length} issued of ${cap}`] : problems
}

/** A member's coupons of a template are numbered without a gap. */
function auditCopies(coupons: StoredCoupon[]): string[] {
  const counts = new Map<string, number[]>()
  for (const { templateId, issuedTo, tally } of coupons) {
    const key = `${templateId} of ${issuedTo}`
    counts.set(key, [...(counts.get(key) ?? []), tally.issued])
  }
  return [...counts].flatMap(([key, numbers]) => {
    const isWhole = numbers.sort((a, b) => a - b).every((number, index) => number === index + 1)
    return isWhole ? [] : [`${key}: copies ${numbers.join()}`]
  })
}

/** A code that was used has its coupon, and a coupon by code its code. */
function auditCodes(read: Read, coupons: StoredCoupon[]): string[] {
  const codes = read<{ _id: string; use: { couponId: string } | null }>('exchange_codes')
  const byCode = coupons.filter(({ way }) => way === 'code')
  return [
    ...codes
      .filter(({ use }) => use && !byCode.some(({ _id }) => _id === use.couponId))
      .map(({ _id }) => `code ${_id} was used for nothing`),
    ...byCode
      .filter(({ _id }) => !codes.some(({ use }) => use?.couponId === _id))
      .map(({ _id }) => `coupon ${_id} has no code`),
  ]
}

/** What was bought with points was paid, and what was paid was delivered. */
function auditPayments(read: Read, coupons: StoredCoupon[]): string[] {
  const paid = read<{ _id: string; reason: string; points: { delta: number } | null }>('entries')
    .filter(({ reason }) => reason === 'exchange')
    .map(({ _id, points }) => `${_id}=${-(points?.delta ?? 0)}`)
  const bought = coupons
    .filter(({ way }) => way === 'points')
    .map(({ _id, pointsPaid }) => `exchange:${_id}=${pointsPaid}`)
  return [
    ...paid.filter((key) => !bought.includes(key)).map((key) => `paid for nothing: ${key}`),
    ...bought.filter((key) => !paid.includes(key)).map((key) => `not paid: ${key}`),
  ]
}

import type { BusinessDay } from '#shared/kernel/business-day'
import type { CouponEntry } from '#shared/loyalty/coupon/coupon'
import { stockCap } from '#shared/loyalty/coupon/limits'
import { auditStock } from '#shared/loyalty/coupon/stock-audit'
import type { StoredCoupon } from '../coupon.repository'
import type { StoredShard } from '../stock.repository'
import { withQuotas } from '../stock.service'
import type { StoredTemplate } from '../template.repository'

export type ReadCollection = <T>(collection: string) => T[]

/** Everything that must never be about coupons, in sentences; empty is healthy. */
export function auditCoupons(read: ReadCollection): string[] {
  const coupons = read<StoredCoupon>('coupons')
  const shards = read<StoredShard>('coupon_stock')
  const templates = read<StoredTemplate>('coupon_templates').filter(({ shardCount }) => shardCount !== null)
  return [
    ...templates.flatMap((template) => auditTemplate(template, coupons, shards)),
    ...auditCopies(coupons),
    ...auditHistories(read, coupons),
    ...auditCodes(read, coupons),
    ...auditPayments(read, coupons),
  ]
}

function auditTemplate(template: StoredTemplate, coupons: StoredCoupon[], shards: StoredShard[]): string[] {
  const own = shards.filter(({ templateId }) => templateId === template._id)
  const issued = coupons.filter(({ templateId }) => templateId === template._id)
  const takeIds = new Set(issued.map(({ taken }) => taken.takeId))
  const open = own.flatMap(({ open: takes }) =>
    Object.entries(takes).filter(([takeId, { stock }]) => stock > 0 && !takeIds.has(takeId)),
  )
  const shardCount = template.shardCount ?? 0
  const count = {
    cap: stockCap(template.rules),
    perDay: template.rules.limits.perDay,
    shardCount,
    today:
      own
        .map(({ day }) => day)
        .sort()
        .at(-1) ?? ('1970-01-01' as BusinessDay),
    coupons: issued.length + open.length,
  }
  const problems = auditStock(withQuotas({ ...template, shardCount }, own), count)
  return problems.map((problem) => `${template._id}: ${JSON.stringify(problem)}`)
}

/** Every change of a coupon after it was issued has its entry, in a row. */
function auditHistories(read: ReadCollection, coupons: StoredCoupon[]): string[] {
  const entries = read<CouponEntry>('coupon_events')
  return coupons.flatMap(({ _id, seq, unwritten }) => {
    const own = [...entries.filter(({ couponId }) => couponId === _id), ...(unwritten ? [unwritten] : [])]
    const numbers = own.map((entry) => entry.seq)
    const isWhole = numbers.sort((a, b) => a - b).every((number, index) => number === index + 2)
    return isWhole && numbers.length === seq - 1 ? [] : [`${_id}: ${seq} changes, entries ${numbers.join()}`]
  })
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
function auditCodes(read: ReadCollection, coupons: StoredCoupon[]): string[] {
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
function auditPayments(read: ReadCollection, coupons: StoredCoupon[]): string[] {
  const paid = read<{ _id: string; reason: string; points: { delta: number } | null }>('entries')
    // Goods are paid for under the same reason, and audited with their pick-ups.
    .filter(({ _id, reason }) => reason === 'exchange' && !_id.startsWith('exchange:pku_'))
    .map(({ _id, points }) => `${_id}=${-(points?.delta ?? 0)}`)
  const bought = coupons
    .filter(({ way }) => way === 'points')
    .map(({ _id, pointsPaid }) => `exchange:${_id}=${pointsPaid}`)
  return [
    ...paid.filter((key) => !bought.includes(key)).map((key) => `paid for nothing: ${key}`),
    ...bought.filter((key) => !paid.includes(key)).map((key) => `not paid: ${key}`),
  ]
}

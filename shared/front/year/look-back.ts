import { type BusinessDay, businessDayOf, daysBetween, SHOP_OFFSET_MS, weekdayOf } from '#shared/kernel/business-day'
import { goodsOf, unitsBack } from '#shared/till/purchase/all-back'
import type { Purchase } from '#shared/till/purchase/purchase'
import { savedFen } from '#shared/till/purchase/saved'
import type { YearSpan } from './span'

/** Of one person, in the span; whatever came back of it. */
export type YearPurchase = Pick<
  Purchase,
  'at' | 'source' | 'storeId' | 'amountFen' | 'discountFen' | 'refundedFen' | 'isBack' | 'basket' | 'refunds'
>

export interface LookBack {
  /** Days with a purchase that stands: two purchases in an hour are one visit. */
  visitDays: number
  /** So many of them in each of the 52 weeks from the first day; the odd last days belong to the last week. */
  weeks: number[]
  /** Units that stayed with the member; null where no till told any. */
  goods: { units: number; topName: string | null; topUnits: number } | null
  savedFen: number
  /** When most of them were; null where there are too few, or files brought them, which know no hour. */
  habit: { weekday: number; hour: number } | null
  store: { storeId: string; days: number } | null
}

export const WEEKS = 52
/** Fewer say nothing about a habit. */
const HABIT_MIN = 4
const HOUR_MS = 3_600_000

/** What a year came to. Nothing in it is compared with anybody. */
export function lookBack(purchases: readonly YearPurchase[], span: YearSpan): LookBack {
  const standing = purchases.filter(({ isBack }) => !isBack)
  const days = new Set(standing.map(({ at }) => businessDayOf(at)))
  const weeks = Array.from({ length: WEEKS }, () => 0)
  for (const day of days) {
    const week = Math.min(Math.floor(daysBetween(span.fromDay, day) / 7), WEEKS - 1)
    weeks[week] = (weeks[week] ?? 0) + 1
  }
  return {
    visitDays: days.size,
    weeks,
    goods: goodsIn(standing),
    savedFen: standing.reduce((sum, purchase) => sum + savedFen(purchase), 0),
    habit: habitIn(standing),
    store: storeIn(standing),
  }
}

function goodsIn(purchases: readonly YearPurchase[]): LookBack['goods'] {
  const byName = new Map<string, number>()
  let units = 0
  for (const { basket, refunds } of purchases) {
    const back = goodsOf(refunds)
    for (const [at, line] of (basket?.lines ?? []).entries()) {
      const kept = line.quantity - unitsBack(back, at)
      units += kept
      const name = line.name ?? line.category
      if (name !== null && name !== undefined) byName.set(name, (byName.get(name) ?? 0) + kept)
    }
  }
  const top = mostOf(byName)
  return units === 0 ? null : { units, topName: top?.key ?? null, topUnits: top?.count ?? 0 }
}

function habitIn(purchases: readonly YearPurchase[]): LookBack['habit'] {
  const known = purchases.filter(({ source }) => source === 'till')
  if (known.length < HABIT_MIN) return null
  const weekday = mostOf(countsOf(known, ({ at }) => weekdayOf(businessDayOf(at))))
  const hour = mostOf(countsOf(known, ({ at }) => Math.floor((at + SHOP_OFFSET_MS) / HOUR_MS) % 24))
  return weekday && hour ? { weekday: weekday.key, hour: hour.key } : null
}

function storeIn(purchases: readonly YearPurchase[]): LookBack['store'] {
  const days = new Map<string, Set<BusinessDay>>()
  for (const { storeId, at } of purchases) {
    days.set(storeId, (days.get(storeId) ?? new Set<BusinessDay>()).add(businessDayOf(at)))
  }
  const top = mostOf(new Map([...days].map(([storeId, own]) => [storeId, own.size])))
  return top && { storeId: top.key, days: top.count }
}

function countsOf<K>(purchases: readonly YearPurchase[], keyOf: (purchase: YearPurchase) => K): Map<K, number> {
  const counts = new Map<K, number>()
  for (const purchase of purchases) counts.set(keyOf(purchase), (counts.get(keyOf(purchase)) ?? 0) + 1)
  return counts
}

/** Of equals the one that came first. */
function mostOf<K>(counts: ReadonlyMap<K, number>): { key: K; count: number } | null {
  let most: { key: K; count: number } | null = null
  for (const [key, count] of counts) if (!most || count > most.count) most = { key, count }
  return most
}

import { type BusinessDay, daysBetween } from '#shared/kernel/business-day'
import { median } from '#shared/kernel/median'

/** One product in what somebody has bought. */
export interface BoughtProduct {
  key: string
  /** On how many days. */
  count: number
  /** The last of these days, oldest first. */
  days: BusinessDay[]
}

export interface BoughtBasket {
  day: BusinessDay
  productKeys: readonly string[]
}

/** Enough for the median of the gaps between them. */
const DAYS_KEPT = 8
const OWN_GAPS_MIN = 3

/** By product, most often bought first; of what was as often, the latest first. */
export function historyOf(baskets: readonly BoughtBasket[], limit: number): BoughtProduct[] {
  const days = new Map<string, Set<BusinessDay>>()
  for (const { day, productKeys } of baskets) {
    for (const key of productKeys) days.set(key, (days.get(key) ?? new Set()).add(day))
  }
  return [...days]
    .map(([key, on]) => ({ key, count: on.size, days: [...on].sort().slice(-DAYS_KEPT) }))
    .sort((a, b) => b.count - a.count || later(b, a) || (a.key < b.key ? -1 : 1))
    .slice(0, limit)
}

/** How much each product says about what may be liked now: a taste of `halfLifeDays` ago counts half. */
export function weightsOf(
  history: readonly BoughtProduct[],
  { today, halfLifeDays }: { today: BusinessDay; halfLifeDays: number },
): Map<string, number> {
  const weightOn = (day: BusinessDay) => 2 ** (-Math.max(0, daysBetween(day, today)) / halfLifeDays)
  return new Map(history.map(({ key, days }) => [key, days.reduce((sum, day) => sum + weightOn(day), 0)]))
}

/**
 * After how many days somebody buys it again: the median of their own gaps from three on, because fewer say less than how
 * long the product lasts; null where neither is known.
 */
export function usualGapDays({ days }: Pick<BoughtProduct, 'days'>, lastsDays: number | null): number | null {
  const gaps = days.slice(1).map((day, index) => daysBetween(days[index] ?? day, day))
  return gaps.length >= OWN_GAPS_MIN ? Math.round(median(gaps)) : lastsDays
}

function later({ days: a }: BoughtProduct, { days: b }: BoughtProduct): number {
  const [dayA, dayB] = [a[a.length - 1] ?? '', b[b.length - 1] ?? '']
  if (dayA === dayB) return 0
  return dayA > dayB ? 1 : -1
}

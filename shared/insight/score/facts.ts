import { type BusinessDay, daysBetween } from '#shared/kernel/business-day'
import type { Frequency } from './frequency'
import type { ForecastModel } from './model'
import type { PurchaseFacts } from './score'
import { expectedSpend } from './spend'
import { expectedWorth, type SpendFacts } from './worth'

/** One purchase, with what has been paid back by the day in question taken off. */
export interface NetPurchase {
  day: BusinessDay
  netFen: number
  /** All of it came back: it is no purchase any more. A purchase of nothing still is a visit. */
  isBack: boolean
}

const DAYS_PER_WEEK = 7

/** Sums up a member's purchases, in any order; null when none of them stands. */
export function factsOf(purchases: readonly NetPurchase[], social: number | null): PurchaseFacts | null {
  const standing = purchases.filter(({ isBack }) => !isBack)
  const days = [...new Set(standing.map(({ day }) => day))].sort()
  const [firstDay, lastDay] = [days[0], days[days.length - 1]]
  if (firstDay === undefined || lastDay === undefined) return null
  return {
    firstDay,
    lastDay,
    purchaseDays: days.length,
    spentFen: sumOf(standing),
    repeatSpentFen: sumOf(standing.filter(({ day }) => day !== firstDay)),
    social,
  }
}

/** As the models count: weeks, the day in question included. */
export function frequencyOf({ firstDay, lastDay, purchaseDays }: PurchaseFacts, asOfDay: BusinessDay): Frequency {
  return {
    x: purchaseDays - 1,
    lastWeeks: daysBetween(firstDay, lastDay) / DAYS_PER_WEEK,
    totalWeeks: daysBetween(firstDay, asOfDay) / DAYS_PER_WEEK,
  }
}

/** Mean of a repeat purchase day in fen; 0 where there is none, or nothing was paid on balance. */
export function meanSpendOf({ purchaseDays, repeatSpentFen }: PurchaseFacts): number {
  return purchaseDays > 1 ? Math.max(0, repeatSpentFen / (purchaseDays - 1)) : 0
}

export type WorthModel = Pick<ForecastModel, 'spend' | 'worth' | 'meanSpendFen'>

/** Expected turnover of one of the member's next purchase days, in fen. */
export function factsWorth(facts: PurchaseFacts, model: WorthModel): number {
  return spendingWorth({ x: facts.purchaseDays - 1, mean: meanSpendOf(facts), spent: facts.spentFen }, model)
}

/** The same of the numbers that it takes. A version of an earlier release may know nothing but the mean of all. */
export function spendingWorth(spending: SpendFacts, { spend, worth, meanSpendFen }: WorthModel): number {
  if (spend) return expectedSpend(spend, spending.x, spending.mean, meanSpendFen)
  return worth ? expectedWorth(worth, spending) : meanSpendFen
}

function sumOf(purchases: readonly NetPurchase[]): number {
  return purchases.reduce((sum, { netFen }) => sum + netFen, 0)
}

import { addMonths, type BusinessMonth, businessDayOf, monthOf } from '#shared/kernel/business-day'
import type { GrowthState } from '#shared/ledger/account/account'
import type { GrowthMonth } from './entry'

/** No tier window is longer, so that older months never count again. */
export const GROWTH_MONTHS_KEPT = 24

/** A movement of growth: the state after it and the signed change of each month. */
export interface GrowthChange {
  state: GrowthState
  delta: number
  months: GrowthMonth[]
  /** What was to be taken and is not there any more; none if missing. */
  gone?: number
}

export function oldestKeptMonth(now: number): BusinessMonth {
  return addMonths(monthOf(businessDayOf(now)), 1 - GROWTH_MONTHS_KEPT)
}

/**
 * Moves growth in the months named. A month never falls below zero: what it no longer holds (adjusted away, or
 * dropped as too old) cannot be taken, and only what was taken is logged.
 */
export function changeGrowth(growth: GrowthState, wanted: readonly GrowthMonth[], now: number): GrowthChange {
  const byMonth = new Map(growth.months.map(({ month, growth: amount }) => [month, amount]))
  const months = wanted
    .map(({ month, growth: amount }) => ({ month, growth: Math.max(amount, -(byMonth.get(month) ?? 0)) }))
    .filter((change) => change.growth !== 0)
  for (const { month, growth: amount } of months) byMonth.set(month, (byMonth.get(month) ?? 0) + amount)
  const oldest = oldestKeptMonth(now)
  const kept = [...byMonth]
    .map(([month, amount]) => ({ month, growth: amount }))
    .filter((entry) => entry.growth !== 0 && entry.month >= oldest)
  return { state: { months: kept.sort(byMonthText) }, delta: sumOfGrowth(months), months }
}

/** The months that an adjustment takes growth from: newest first, because the newest counts longest. */
export function newestGrowth(growth: GrowthState, amount: number): { taken: GrowthMonth[]; missing: number } {
  return splitGrowth([...growth.months].reverse(), amount)
}

/** Splits off the first `amount` of the months in their order; `missing` is what they could not give. */
export function splitGrowth(months: readonly GrowthMonth[], amount: number) {
  const taken: GrowthMonth[] = []
  const left: GrowthMonth[] = []
  let missing = amount
  for (const { month, growth } of months) {
    const share = Math.min(growth, missing)
    missing -= share
    if (share > 0) taken.push({ month, growth: share })
    if (growth > share) left.push({ month, growth: growth - share })
  }
  return { taken, left, missing }
}

export function negatedGrowth(months: readonly GrowthMonth[]): GrowthMonth[] {
  return months.map(({ month, growth }) => ({ month, growth: -growth }))
}

export function sumOfGrowth(months: readonly GrowthMonth[]): number {
  return months.reduce((sum, { growth }) => sum + growth, 0)
}

function byMonthText(a: GrowthMonth, b: GrowthMonth): number {
  return a.month < b.month ? -1 : 1
}

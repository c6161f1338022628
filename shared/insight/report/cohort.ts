import type { BuyerMonth } from '#shared/insight/event/event-day'
import { addMonths, type BusinessMonth, monthsBetween } from '#shared/kernel/business-day'

/** Members who bought for the first time in one month, and what they did in that month and the following. */
export interface BuyerCohort {
  month: BusinessMonth
  size: number
  /** Members of the cohort who bought, 0 = the month itself; a month without any is 0. */
  buyers: number[]
  /** What they paid, less what was paid back. */
  spentFen: number[]
}

/** What was bought in a month, by the month of the first purchase. */
export interface CohortMonth {
  month: BusinessMonth
  rows: readonly BuyerMonth[]
}

/** Cohorts by the month of the first purchase, oldest first, from what was bought in each month. */
export function cohortsOf(months: readonly CohortMonth[]): BuyerCohort[] {
  const last = months.reduce<BusinessMonth | null>((max, { month }) => (max && max > month ? max : month), null)
  const firsts = [...new Set(months.flatMap(({ rows }) => rows.map(({ firstMonth }) => firstMonth)))].sort()
  return firsts.map((first) => {
    const rows: BuyerMonth[] = Array.from({ length: last ? monthsBetween(first, last) + 1 : 0 }, (_, index) => {
      const month = addMonths(first, index)
      const found = months.find((each) => each.month === month)?.rows.find(({ firstMonth }) => firstMonth === first)
      return found ?? { firstMonth: first, buyers: 0, spentFen: 0 }
    })
    const buyers = rows.map((row) => row.buyers)
    return { month: first, size: buyers[0] ?? 0, buyers, spentFen: rows.map(({ spentFen }) => spentFen) }
  })
}

/** Adds the days of a month up. */
export function monthRows(days: readonly { buyerMonths: readonly BuyerMonth[] }[]): BuyerMonth[] {
  const sums = new Map<BusinessMonth, BuyerMonth>()
  for (const { firstMonth, buyers, spentFen } of days.flatMap(({ buyerMonths }) => buyerMonths)) {
    const known = sums.get(firstMonth) ?? { firstMonth, buyers: 0, spentFen: 0 }
    sums.set(firstMonth, { firstMonth, buyers: known.buyers + buyers, spentFen: known.spentFen + spentFen })
  }
  return [...sums.values()].sort((a, b) => (a.firstMonth < b.firstMonth ? -1 : 1))
}

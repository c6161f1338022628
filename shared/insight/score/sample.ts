import { addDays, type BusinessDay, daysBetween } from '#shared/kernel/business-day'
import { factsOf, frequencyOf, meanSpendOf, type NetPurchase } from './facts'

/** The backtest asks how today's parameters would have foretold so many days. */
export const BACKTEST_DAYS = 90

/**
 * The columns that a version is made from, one number for each member of the sample. Those that end in `Before` are as
 * of 90 days earlier, with -1 weeks for who came later; `backDays` and `backFen` are what was bought since.
 */
export const SAMPLE_COLUMNS = [
  'x',
  'lastWeeks',
  'totalWeeks',
  'meanFen',
  'recencyDays',
  'spentFen',
  'sales',
  'social',
  'xBefore',
  'lastWeeksBefore',
  'totalWeeksBefore',
  'meanFenBefore',
  'backDays',
  'backFen',
] as const
export type SampleColumn = (typeof SAMPLE_COLUMNS)[number]
export type SampleRow = Record<SampleColumn, number>
export type Sample = Record<SampleColumn, Float64Array>

/** Where nobody counts friends. */
const NO_SOCIAL = -1

/** One member's numbers; null when none of the purchases stands. */
export function sampleRowOf(
  purchases: readonly NetPurchase[],
  social: number | null,
  asOfDay: BusinessDay,
): SampleRow | null {
  const facts = factsOf(purchases, social)
  if (!facts) return null
  const earlierDay = addDays(asOfDay, -BACKTEST_DAYS)
  const before = factsOf(
    purchases.filter(({ day }) => day <= earlierDay),
    social,
  )
  const { x, lastWeeks, totalWeeks } = frequencyOf(facts, asOfDay)
  const earlier = before ? frequencyOf(before, earlierDay) : { x: 0, lastWeeks: 0, totalWeeks: -1 }
  return {
    x,
    lastWeeks,
    totalWeeks,
    meanFen: meanSpendOf(facts),
    recencyDays: daysBetween(facts.lastDay, asOfDay),
    spentFen: facts.spentFen,
    sales: purchases.filter(({ isBack }) => !isBack).length,
    social: social ?? NO_SOCIAL,
    xBefore: earlier.x,
    lastWeeksBefore: earlier.lastWeeks,
    totalWeeksBefore: earlier.totalWeeks,
    meanFenBefore: before ? meanSpendOf(before) : 0,
    backDays: facts.purchaseDays - (before?.purchaseDays ?? 0),
    backFen: facts.spentFen - (before?.spentFen ?? 0),
  }
}

/** Puts parts of a sample together, in their order. */
export function joinSample(parts: readonly Record<SampleColumn, readonly number[]>[]): Sample {
  const joined = (column: SampleColumn) => Float64Array.from(parts.flatMap((part) => part[column]))
  return Object.fromEntries(SAMPLE_COLUMNS.map((column) => [column, joined(column)])) as Sample
}

export function columnsOf(rows: readonly SampleRow[]): Record<SampleColumn, number[]> {
  const of = (column: SampleColumn) => rows.map((row) => row[column])
  return Object.fromEntries(SAMPLE_COLUMNS.map((column) => [column, of(column)])) as Record<SampleColumn, number[]>
}

/** The friends of each member; null where nobody counts them. */
export function socialOf({ social }: Sample): Float64Array | null {
  return social.some((each) => each !== NO_SOCIAL) ? social : null
}

import { median } from '#shared/kernel/median'
import { chanceOfAtMost } from './chance'

/** A figure of consecutive days, the oldest first; the last is the one that is judged. */
export interface DayValues {
  values: readonly number[]
  /** Days that say nothing of ordinary ones: holidays, own campaigns, closures. */
  known: readonly boolean[]
}

/** One band that a figure has left. */
export interface DayFinding {
  /** Over so many days taken together. */
  days: 1 | 3 | 7
  direction: 'fall' | 'rise'
  /** What it was beside what it should have been, as a share: −0.3 is 30 % less. */
  change: number
  z: number
}

const BANDS = [1, 3, 7] as const
/** Of few days taken together one is the oftener out by chance: weather has not evened out. */
const Z_MIN = { 1: 4.5, 3: 4.2, 7: 3.8 } as const
/** However far out: so few counts may come together by themselves, and a logarithm makes much of them. */
const CHANCE_MAX = 1e-3
/** Smaller than this is nobody’s day’s work, however sure it is. */
const CHANGE_MIN = 0.15
/** So many have to be usual over the days of a band. */
const COUNT_MIN = 12
/** Beyond this a day is no part of what is ordinary. */
const Z_MASK = 6
const WEEKDAYS_MAX = 6
const WEEKDAYS_MIN = 3
const SCALE_DAYS = 56
const SCALE_DAYS_MIN = 14
const FLOOR = 0.03
/** The median of distances from the median, times this, is the standard deviation of a normal spread. */
const MAD_TO_SD = 1.4826

/**
 * Which bands the last day has left: the logarithm of each day over the median of the same weekdays before it, in units of
 * its own usual spread, for one day, three and seven together. A small shop shows a fall only over days, and chance
 * alone gives the spread a floor.
 */
export function judgeDays({ values, known }: DayValues): DayFinding[] {
  const isOut = known.map(Boolean)
  const residuals: (number | null)[] = []
  for (const [index, value] of values.entries()) {
    const middle = weekdayMedian(values, isOut, index)
    if (middle === null) {
      residuals.push(null)
      continue
    }
    const residual = Math.log((value + 0.5) / (middle + 0.5))
    const scale = scaleOf(residuals, isOut, middle)
    residuals.push(residual)
    if (scale !== null && Math.abs(residual / scale) > Z_MASK) isOut[index] = true
  }
  return BANDS.flatMap((days) => bandOf({ values, known, isOut, residuals }, days) ?? [])
}

interface Judging extends DayValues {
  isOut: readonly boolean[]
  residuals: readonly (number | null)[]
}

function bandOf({ values, known, isOut, residuals }: Judging, days: 1 | 3 | 7): DayFinding | null {
  const last = values.length - 1
  const own: number[] = []
  for (let index = last - days + 1; index <= last; index += 1) {
    const residual = residuals[index]
    // A known day explains itself, and no stretch with one in it is judged.
    if (residual === null || residual === undefined || known[index]) return null
    own.push(residual)
  }
  const middle = weekdayMedian(values, isOut, last)
  const scale = middle === null ? null : scaleOf(residuals.slice(0, last - days + 1), isOut, middle)
  if (middle === null || scale === null || middle * days < COUNT_MIN) return null
  const mean = own.reduce((sum, residual) => sum + residual, 0) / days
  const z = mean / (scale / Math.sqrt(days))
  if (Math.abs(z) <= Z_MIN[days] || Math.abs(Math.exp(mean) - 1) < CHANGE_MIN) return null
  if (z < 0 && chanceOfFall(values.slice(-days), middles(values, isOut, days)) > CHANCE_MAX) return null
  return { days, direction: z < 0 ? 'fall' : 'rise', change: Math.exp(mean) - 1, z }
}

const middles = (values: readonly number[], isOut: readonly boolean[], days: number): number[] =>
  Array.from({ length: days }, (_, back) => weekdayMedian(values, isOut, values.length - 1 - back) ?? 0)

/** Of so few in these days, if nothing but chance moved them and their medians were known from six weeks. */
function chanceOfFall(own: readonly number[], usual: readonly number[]): number {
  const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0)
  const mean = sum(usual)
  return chanceOfAtMost(sum(own), { mean, counted: mean * WEEKDAYS_MAX }, 0)
}

function weekdayMedian(values: readonly number[], isOut: readonly boolean[], index: number): number | null {
  const same: number[] = []
  for (let day = index - 7; day >= 0 && same.length < WEEKDAYS_MAX; day -= 7) {
    const value = values[day]
    if (value !== undefined && !isOut[day]) same.push(value)
  }
  return same.length < WEEKDAYS_MIN ? null : median(same)
}

function scaleOf(residuals: readonly (number | null)[], isOut: readonly boolean[], middle: number): number | null {
  const from = Math.max(residuals.length - SCALE_DAYS, 0)
  const usual: number[] = []
  for (let index = from; index < residuals.length; index += 1) {
    const residual = residuals[index]
    if (residual !== null && residual !== undefined && !isOut[index]) usual.push(residual)
  }
  if (usual.length < SCALE_DAYS_MIN) return null
  const center = median(usual)
  const spread = median(usual.map((residual) => Math.abs(residual - center))) * MAD_TO_SD
  return Math.max(spread, Math.sqrt(FLOOR * FLOOR + 1 / Math.max(middle, 1)))
}

/** Which band fired, as a person would say it. */
export function dayFindingText({ days, direction, change }: DayFinding): string {
  const span = days === 1 ? '昨天一天' : `最近 ${days} 天合起来`
  const percent = Math.round(Math.abs(change) * 100)
  return `${span}比同星期几的中位数${direction === 'fall' ? '少' : '多'} ${percent}%`
}

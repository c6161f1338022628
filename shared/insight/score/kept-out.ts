import { quantiles } from './quantile'
import { SAMPLE_COLUMNS, type Sample } from './sample'

/**
 * Who is no customer to learn from. `crowd`: many sales a day, day after day, as the card that a till swipes for whoever
 * has none. `farOff`: one of very few whose days, or what a day brings, lie far beyond everybody else's. Their own figures
 * are made like anybody's; the others' are made without them.
 */
export interface KeptOut {
  crowd: number
  farOff: number
}

/** Nobody buys four times a day for days on end; where everybody nearly does, three times as often. */
const CROWD_SALES_MIN = 4
const CROWD_BY_TYPICAL = 3
const CROWD_DAYS_MIN = 5
/** Deviations (of the logarithm) from the middle. */
const FAR = 5
/** Where members hardly differ a factor of about six is far. */
const DEVIATION_MIN = 0.35
/** More than these are no exceptions but how the shop is. */
const EXCEPTIONS_SHARE = 0.01
const EXCEPTIONS_MIN = 3
/** Half of a normal distribution lies within this many deviations: 1 / 0.6745. */
const BY_MEDIAN = 1.4826

/** Splits off who is kept out. */
export function withoutExceptions(sample: Sample): { kept: Sample; keptOut: KeptOut } {
  const isCrowd = crowdOf(sample)
  const isFar = farOffOf(sample, isCrowd)
  const isKept = (_: number, i: number) => !isCrowd[i] && !isFar[i]
  const count = (flags: readonly boolean[]) => flags.filter(Boolean).length
  const keptOut = { crowd: count(isCrowd), farOff: count(isFar) }
  if (keptOut.crowd + keptOut.farOff === 0) return { kept: sample, keptOut }
  return { kept: filtered(sample, isKept), keptOut }
}

export function filtered(sample: Sample, isIn: (_: number, i: number) => boolean): Sample {
  return Object.fromEntries(SAMPLE_COLUMNS.map((column) => [column, sample[column].filter(isIn)])) as Sample
}

function crowdOf({ x, sales }: Sample): boolean[] {
  const aDay = sales.map((each, i) => each / ((x[i] as number) + 1))
  const typical = quantiles(aDay, [0.5])[0] ?? 1
  const limit = Math.max(CROWD_SALES_MIN, CROWD_BY_TYPICAL * typical)
  return Array.from(aDay, (each, i) => each >= limit && (x[i] as number) + 1 >= CROWD_DAYS_MIN)
}

function farOffOf({ x, spentFen }: Sample, isCrowd: readonly boolean[]): boolean[] {
  const worth = spentFen.map((spent, i) => Math.log(Math.max(1, spent / ((x[i] as number) + 1))))
  const days = x.map((each) => Math.log(each + 1))
  const isIn = (_: number, i: number) => !isCrowd[i]
  // Of the days the middle of those who came back: where most came once that is no spread at all.
  const isBack = (_: number, i: number) => !isCrowd[i] && (x[i] as number) > 0
  const [ofWorth, ofDays] = [deviations(worth, isIn), deviations(days, isBack)]
  const isFar = Array.from(x, (_, i) => !isCrowd[i] && ((ofWorth[i] as number) > FAR || (ofDays[i] as number) > FAR))
  const allowed = Math.max(EXCEPTIONS_MIN, Math.floor(x.length * EXCEPTIONS_SHARE))
  return isFar.filter(Boolean).length > allowed ? isFar.map(() => false) : isFar
}

/** How far each lies above the middle of the chosen, in their deviations. */
function deviations(values: Float64Array, isIn: (_: number, i: number) => boolean): Float64Array {
  const chosen = values.filter(isIn)
  const middle = quantiles(chosen, [0.5])[0] ?? 0
  const spread =
    quantiles(
      chosen.map((each) => Math.abs(each - middle)),
      [0.5],
    )[0] ?? 0
  const deviation = Math.max(DEVIATION_MIN, BY_MEDIAN * spread)
  return values.map((each) => (each - middle) / deviation)
}

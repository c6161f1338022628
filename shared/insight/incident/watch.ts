import { chanceOfAtLeast, chanceOfAtMost, type Expected } from './chance'

/** One step, or one part of it, in ten-minute cells, as running sums from the oldest on: what any of them brought is a difference. */
export interface Series {
  counts: RunningSums
  /** What each cell should have brought. Zero where nothing is known of the hour. */
  means: RunningSums
  /** How many were counted to know that. */
  counted: RunningSums
  /** The place of the newest cell that is over. */
  newest: number
  /** What the cell behind it has brought so far. Null where that is not known yet. */
  begun: Begun | null
}

/** A cell that is not over: its count so far, beside what so much of it should have brought. */
export interface Begun extends Expected {
  count: number
}

/** One longer than what was summed: begins with 0. */
export type RunningSums = Float64Array

export function runningSums(numbers: readonly number[]): RunningSums {
  const sums = new Float64Array(numbers.length + 1)
  for (const [index, number] of numbers.entries()) sums[index + 1] = (sums[index] ?? 0) + number
  return sums
}

/** Of the cells from one place to another, both included. */
export const between = (sums: RunningSums, from: number, to: number): number => (sums[to + 1] ?? 0) - (sums[from] ?? 0)

/** Cells taken together, up to the newest. */
export interface Stretch {
  cells: number
  count: number
  expected: number
  chance: number
}

export interface Finding {
  direction: 'fall' | 'rise'
  stretch: Stretch
}

/** So many have to be expected before their absence counts. */
const CELL_MIN = 6
/**
 * How unlikely a stretch has to be: so much for each of its cells, and not more than a limit. A busy step has a new short
 * stretch in every cell, and with one chance for all lengths it would cry the oftener the more it brings.
 *
 * Where nothing at all came, a step that is broken is the likelier reason, and most of the chances are spent there; what
 * fell by a part only has to be surer. What a store or its till sells is what goes first with its network or its power, and brings
 * little in ten minutes: it is believed the soonest.
 */
const NOTHING_CAME = { perCell: 3e-6, most: 3e-5 }
const NOTHING_SOLD = { perCell: 1e-4, most: 1e-4 }
const SOME_CAME = { perCell: 1e-7, most: 5e-6 }
/** A fall has to be large as well as unlikely: smaller ones are for the bands of days. */
const FALL_SHARE_MAX = 0.5
/** What comes in a burst is no fault: a rise needs as many as this, and so many times what was expected. */
const RISE_TIMES_MIN = 2
const RISE_COUNT_MIN = 12
const RISE_CHANCE = 1e-6
/** As far back as is looked: three days, beyond which a small shop is watched by days. */
const LOOK_BACK_CELLS = 432
/** A stretch grows until so many were expected: what is not seen by then is no fall by half. */
const STRETCH_MAX = 24
const NOT_BEGUN: Begun = { count: 0, mean: 0, counted: 0 }
const RISE_CELLS = [1, 3, 6]

export function fallOf(series: Series, { isSaleOfPart = false } = {}): Finding | null {
  const { newest, means, counts } = series
  const begun = series.begun ?? NOT_BEGUN
  const oldest = Math.max(newest + 1 - LOOK_BACK_CELLS, 0)
  for (let place = beginOf(means, newest, CELL_MIN - begun.mean); place >= oldest; place -= 1) {
    const mean = between(means, place, newest) + begun.mean
    const count = between(counts, place, newest) + begun.count
    if (count <= mean * FALL_SHARE_MAX) {
      const stretch = stretchOf(series, newest + 1 - place)
      if (isFall(stretch, isSaleOfPart)) return { direction: 'fall', stretch }
    }
    if (mean >= STRETCH_MAX) return null
  }
  return null
}

function isFall({ cells, count, chance }: Stretch, isSaleOfPart: boolean): boolean {
  const nothing = isSaleOfPart ? NOTHING_SOLD : NOTHING_CAME
  const { perCell, most } = count === 0 ? nothing : SOME_CAME
  return chance < Math.min(perCell * cells, most)
}

/** Where the shortest stretch of whole cells up to a place begins of which so many were to be expected; −1 when there is none. */
function beginOf(means: RunningSums, to: number, expected: number): number {
  const enough = (means[to + 1] ?? 0) - Math.max(expected, 0)
  if (enough < 0) return -1
  let [low, high] = [0, to + 1]
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if ((means[middle] ?? 0) <= enough) low = middle
    else high = middle
  }
  return low
}

/** What the newest whole cells brought together, with what has begun since, and what they should have brought. */
export function sumOf({ counts, means, counted, newest, begun }: Series, wholeCells: number): Begun {
  const from = Math.max(newest + 1 - wholeCells, 0)
  const { count, mean, counted: known } = begun ?? NOT_BEGUN
  return {
    count: between(counts, from, newest) + count,
    mean: between(means, from, newest) + mean,
    counted: between(counted, from, newest) + known,
  }
}

function stretchOf(series: Series, cells: number): Stretch {
  const { count, mean, counted } = sumOf(series, cells)
  return { cells, count, expected: mean, chance: chanceOfAtMost(count, { mean, counted }) }
}

/** For steps of which more than usual is a fault: joins, coupons taken, check-ins, failures. */
export function riseOf(series: Series): Finding | null {
  for (const cells of RISE_CELLS) {
    const sum = sumOf(series, cells)
    if (sum.count < RISE_COUNT_MIN || sum.count < sum.mean * RISE_TIMES_MIN) continue
    // An hour of which hardly anything is known is taken for one with a few: a first customer is no burst.
    const known = { mean: Math.max(sum.mean, 1), counted: Math.max(sum.counted, 10) }
    const chance = chanceOfAtLeast(sum.count, known)
    if (chance < RISE_CHANCE) {
      return { direction: 'rise', stretch: { cells, count: sum.count, expected: sum.mean, chance } }
    }
  }
  return null
}

import { chanceOfAtLeast, chanceOfAtMost, type Expected } from './chance'

/** One step, or one part of it, in ten-minute cells that are over: the newest first. */
export interface Series {
  counts: readonly number[]
  /** What each cell should have brought. Zero where nothing is known of the hour. */
  expected: readonly Expected[]
}

/** Cells taken together until at least CELL_MIN were to be expected, so that none at all says something. */
export interface Stretch {
  /** How many cells; the first begins `from` cells before now. */
  cells: number
  count: number
  expected: number
  chance: number
}

export interface Finding {
  direction: 'fall' | 'rise'
  /** `once`: one stretch so unlikely that it is enough. `twice`: two in a row that are unlikely each. */
  by: 'once' | 'twice'
  /** Newest first: one, or two. */
  stretches: Stretch[]
}

/** So many have to be expected before their absence counts: two stretches in a row are 12. */
export const CELL_MIN = 6
export const CHANCE_ONCE = 1e-4
/** Stretches of several lengths are tried, of which about two are apart from each other: they share the one chance. */
const LENGTHS_TRIED = 2
export const CHANCE_TWICE = 0.01
/** A fall has to be large as well as unlikely: smaller ones are for the bands of days. */
export const FALL_SHARE_MAX = 0.5
/** What comes in a burst is no fault: a rise needs as many as this, and so many times what was expected. */
export const RISE_TIMES_MIN = 2
export const RISE_COUNT_MIN = 12
const RISE_CHANCE = 1e-6
/** As far back as is looked: three days, beyond which a small shop is watched by days. */
export const LOOK_BACK_CELLS = 432
/** A stretch grows until so many were expected: what is not seen by then is no fall by half. */
const STRETCH_MAX = 24
export const RISE_CELLS = [1, 3, 6]

export function fallOf({ counts, expected }: Series): Finding | null {
  const cells = Math.min(counts.length, LOOK_BACK_CELLS)
  const sum = { count: 0, mean: 0, counted: 0 }
  let first: Stretch | null = null
  for (let index = 0; index < cells; index += 1) {
    addCell(sum, counts[index], expected[index])
    if (sum.mean < CELL_MIN) continue
    const stretch = stretchOf(sum, index + 1)
    if (isFall(stretch, CHANCE_ONCE / LENGTHS_TRIED)) return { direction: 'fall', by: 'once', stretches: [stretch] }
    first ??= stretch
    if (sum.mean >= STRETCH_MAX) break
  }
  if (!first || !isFall(first, CHANCE_TWICE)) return null
  const before = stretchBefore({ counts, expected }, first.cells)
  if (!before || !isFall(before, CHANCE_TWICE)) return null
  return { direction: 'fall', by: 'twice', stretches: [first, before] }
}

function stretchBefore({ counts, expected }: Series, from: number): Stretch | null {
  const sum = { count: 0, mean: 0, counted: 0 }
  for (let index = from; index < Math.min(counts.length, LOOK_BACK_CELLS); index += 1) {
    addCell(sum, counts[index], expected[index])
    if (sum.mean >= CELL_MIN) return stretchOf(sum, index + 1 - from)
  }
  return null
}

interface Sum extends Expected {
  count: number
}

function addCell(sum: Sum, count = 0, { mean, counted }: Expected = { mean: 0, counted: 0 }): void {
  sum.count += count
  sum.mean += mean
  sum.counted += counted
}

const stretchOf = ({ count, mean, counted }: Sum, cells: number): Stretch => ({
  cells,
  count,
  expected: mean,
  // Half at most is all that is asked about; the chance of more need not be reckoned.
  chance: count <= mean * FALL_SHARE_MAX ? chanceOfAtMost(count, { mean, counted }) : 1,
})

const isFall = ({ chance, count, expected }: Stretch, below: number): boolean =>
  chance < below && count <= expected * FALL_SHARE_MAX

/** For steps of which more than usual is a fault: joins, coupons taken, check-ins, failures. */
export function riseOf({ counts, expected }: Series): Finding | null {
  for (const cells of RISE_CELLS) {
    const sum = { count: 0, mean: 0, counted: 0 }
    for (let index = 0; index < cells; index += 1) addCell(sum, counts[index], expected[index])
    if (sum.count < RISE_COUNT_MIN || sum.count < sum.mean * RISE_TIMES_MIN) continue
    // An hour of which hardly anything is known is taken for one with a few: a first customer is no burst.
    const known = { mean: Math.max(sum.mean, 1), counted: Math.max(sum.counted, 10) }
    const chance = chanceOfAtLeast(sum.count, known)
    if (chance < RISE_CHANCE) {
      return { direction: 'rise', by: 'once', stretches: [{ cells, count: sum.count, expected: sum.mean, chance }] }
    }
  }
  return null
}

/** A part of a step beside the whole of it, newest cells first, with the share that it usually has. */
export interface MixSeries {
  part: readonly number[]
  whole: readonly number[]
  share: number
}

const MIX_WHOLE_MIN = 8
const MIX_WHOLE_MAX = 40
const MIX_COUNT_MIN = 6
const MIX_TIMES_MIN = 3
const MIX_CHANCE = 1e-7
/** What never was is taken for one in a hundred. */
const MIX_SHARE_MIN = 0.01

/**
 * Whether a part has suddenly become a large share of the last few, however many those are: a price that is wrong sells
 * as much as the right one, only in another band of amounts.
 */
export function mixOf({ part, whole, share }: MixSeries): Finding | null {
  let count = 0
  let all = 0
  for (let index = 0; index < Math.min(whole.length, LOOK_BACK_CELLS); index += 1) {
    count += part[index] ?? 0
    all += whole[index] ?? 0
    if (all < MIX_WHOLE_MIN) continue
    const mean = all * Math.max(share, MIX_SHARE_MIN)
    if (count >= MIX_COUNT_MIN && count >= mean * MIX_TIMES_MIN) {
      const chance = chanceOfAtLeast(count, { mean, counted: 100 })
      if (chance < MIX_CHANCE) {
        return { direction: 'rise', by: 'once', stretches: [{ cells: index + 1, count, expected: mean, chance }] }
      }
    }
    if (all >= MIX_WHOLE_MAX) return null
  }
  return null
}

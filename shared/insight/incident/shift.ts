import { chanceOfAtLeast } from './chance'
import type { Finding } from './watch'

/** A cell in which anything was sold, with its count of each band, from the lowest amounts to the highest. */
export interface SoldCell {
  /** So many cells before the newest. */
  back: number
  counts: readonly number[]
}

const WHOLE_MIN = 6
export const SHIFT_WHOLE_MAX = 40
const COUNT_MIN = 5
const TIMES_MIN = 3
const SHIFT_CHANCE = 1e-6
/** What never was is taken for one in a hundred. */
const SHARE_MIN = 0.01

interface Shift {
  /** Of the bands that have grown, the one that has grown most. */
  band: number
  finding: Finding
}

/**
 * Whether the last few sales lie in other bands of amounts than usual, however many they are: a price that is wrong sells
 * as much as the right one. The lowest bands up to each, and the highest from each, are taken together, since goods of all
 * prices slip at once. `cells`: the newest first; `shares`: what each band usually has.
 */
export function shiftOf(cells: readonly SoldCell[], shares: readonly number[]): Shift | null {
  const sums = shares.map(() => 0)
  const tails = tailsOf(shares.length)
  let whole = 0
  let best: (Shift & { chance: number }) | null = null
  for (const { back, counts } of cells) {
    for (const [band, count] of counts.entries()) {
      sums[band] = (sums[band] ?? 0) + count
      whole += count
    }
    if (whole < WHOLE_MIN) continue
    for (const bands of tails) {
      const found = tailShift(sums, shares, { bands, whole, cells: back + 1 })
      if (found && (!best || found.chance < best.chance)) best = found
    }
    if (whole >= SHIFT_WHOLE_MAX) break
  }
  return best && { band: best.band, finding: best.finding }
}

/** Every run of bands that begins at the lowest or ends at the highest, but not all of them. */
function tailsOf(bands: number): number[][] {
  const all = Array.from({ length: bands }, (_, band) => band)
  return all.slice(1).flatMap((band) => [all.slice(0, band), all.slice(band)])
}

function tailShift(
  sums: readonly number[],
  shares: readonly number[],
  { bands, whole, cells }: { bands: readonly number[]; whole: number; cells: number },
): (Shift & { chance: number }) | null {
  const count = bands.reduce((sum, band) => sum + (sums[band] ?? 0), 0)
  const share = bands.reduce((sum, band) => sum + (shares[band] ?? 0), 0)
  const mean = whole * Math.max(share, SHARE_MIN)
  if (count < COUNT_MIN || count < mean * TIMES_MIN) return null
  const chance = chanceOfAtLeast(count, { mean, counted: 100 })
  if (chance >= SHIFT_CHANCE) return null
  const grown = (band: number) => (sums[band] ?? 0) - whole * (shares[band] ?? 0)
  const band = bands.reduce((most, one) => (grown(one) > grown(most) ? one : most), bands[0] ?? 0)
  const stretch = { cells, count, expected: mean, chance }
  return { band, chance, finding: { direction: 'rise', stretch } }
}

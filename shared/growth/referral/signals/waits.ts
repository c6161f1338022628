import { HOUR_MS, MINUTE_MS } from './facts'

const DAY_MS = 24 * HOUR_MS

/** Upper ends of the classes that waiting times are counted in; the last class has no end. */
const CLASS_ENDS_MS = [
  5 * MINUTE_MS,
  20 * MINUTE_MS,
  HOUR_MS,
  3 * HOUR_MS,
  12 * HOUR_MS,
  DAY_MS,
  2 * DAY_MS,
  3 * DAY_MS,
  5 * DAY_MS,
  8 * DAY_MS,
  15 * DAY_MS,
]

export const WAIT_CLASSES = CLASS_ENDS_MS.length + 1

/** Friends by how long they took to act, one number for each class. */
export type Waits = readonly number[]

export const NO_WAITS: Waits = Array<number>(WAIT_CLASSES).fill(0)

/**
 * The waiting times to expect of friends who joined so long ago: of who joined an hour ago, only those who acted within
 * the hour can be known. Without this, every store opening would look like a farm while it lasts.
 * @returns shares that add up to 1, and how much likelier a short wait is than it would be in the long run
 */
export function expectedWaits(usual: Waits, agesMs: readonly number[]): { waits: number[]; boost: number } {
  // Half a friend more in every class, so that nothing is impossible.
  const total = sumOfWaits(usual) + WAIT_CLASSES / 2
  const shares = usual.map((count) => (count + 0.5) / total)
  const waits = shares.map(() => 0)
  let boost = 0
  for (const ageMs of agesMs) {
    const last = waitClassOf(ageMs)
    const known = sumOfWaits(shares.slice(0, last + 1))
    boost += 1 / known / agesMs.length
    for (let index = 0; index <= last; index += 1) {
      waits[index] = (waits[index] ?? 0) + (shares[index] ?? 0) / known / agesMs.length
    }
  }
  return agesMs.length === 0 ? { waits: shares, boost: 1 } : { waits, boost }
}

export function waitClassOf(waitMs: number): number {
  const found = CLASS_ENDS_MS.findIndex((end) => waitMs < end)
  return found < 0 ? WAIT_CLASSES - 1 : found
}

export const withWait = (waits: Waits, waitMs: number): number[] => {
  const own = waitClassOf(waitMs)
  return waits.map((count, index) => (index === own ? count + 1 : count))
}

export const sumOfWaits = (waits: Waits) => waits.reduce((sum, count) => sum + count, 0)

/** The largest difference of the two distributions at the end of a class (Kolmogorov and Smirnov's D); 0 if one is empty. */
export function waitDistance(own: Waits, usual: Waits): number {
  const [ofOwn, ofUsual] = [sumOfWaits(own), sumOfWaits(usual)]
  if (ofOwn === 0 || ofUsual === 0) return 0
  let [ownBelow, usualBelow, largest] = [0, 0, 0]
  for (let index = 0; index < WAIT_CLASSES; index += 1) {
    ownBelow += own[index] ?? 0
    usualBelow += usual[index] ?? 0
    largest = Math.max(largest, Math.abs(ownBelow / ofOwn - usualBelow / ofUsual))
  }
  return largest
}

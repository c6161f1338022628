/**
 * Who gets which arm, decided by the member's id alone: nothing is stored, and the answer is the same for ever. It is the
 * published hash of GrowthBook, version 2, so that any statistician can check an assignment from outside.
 */

/** [from, to): a part of the numbers from 0 up to 1. */
export type Range = readonly [from: number, to: number]

const OFFSET = 0x811c9dc5
const PRIME = 0x01000193

/** FNV-1a over UTF-16 units, 32 bits. */
function fnv1a(text: string): number {
  let hash = OFFSET
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), PRIME)
  return hash >>> 0
}

/** 0 up to 1 in ten thousandths. Hashed twice: hashed once, two experiments with the same members are not independent. */
export function hashOf(seed: string, value: string): number {
  return (fnv1a(String(fnv1a(seed + value))) % 10_000) / 10_000
}

/** The first version of the hash, in thousandths. Only a namespace may divide by it; see `hashOf`. */
export function namespaceHashOf(seed: string, value: string): number {
  return (fnv1a(value + seed) % 1_000) / 1_000
}

const isIn = (at: number, [from, to]: Range): boolean => at >= from && at < to

/** How far a sum of weights may be from 1 and still be meant as 1. */
const WEIGHTS_OFF_MAX = 0.01

/**
 * The part of 0 … 1 that belongs to each arm. An arm begins where it would begin with everybody taking part, so more
 * coverage lets members in and moves nobody from one arm to another.
 */
export function rangesOf(arms: number, coverage: number, weights: readonly number[] | null): Range[] {
  const share = Math.min(1, Math.max(0, coverage))
  const sum = weights?.reduce((total, weight) => total + weight, 0) ?? 0
  const isUsable = weights?.length === arms && Math.abs(sum - 1) <= WEIGHTS_OFF_MAX
  let from = 0
  return Array.from({ length: arms }, (_, arm): Range => {
    const weight = isUsable ? (weights?.[arm] ?? 0) : 1 / arms
    const range: Range = [from, from + weight * share]
    from += weight
    return range
  })
}

/** The arm in whose range the number is, or null: the member takes no part. */
export function armAt(at: number, ranges: readonly Range[]): number | null {
  const arm = ranges.findIndex((range) => isIn(at, range))
  return arm === -1 ? null : arm
}

/** A part of all members that an experiment has to itself: whoever shares the name and has another range has other members. */
export interface Namespace {
  name: string
  range: Range
}

export const isInNamespace = (memberId: string, { name, range }: Namespace): boolean =>
  isIn(namespaceHashOf(`__${name}`, memberId), range)

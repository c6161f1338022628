import type { Range } from './condition'
import type { Facts } from './facts'

/** No day at all. */
export const NEVER = Number.POSITIVE_INFINITY

/** A condition ready to be asked, of any member on any day. */
export interface Compiled {
  /** Whether it is true of the member on this day, if nothing else happens until then. */
  test: Test
  /** The first day after this one on which one of its questions changes its answer merely because time passes. */
  next: Next
}

export type Test = (facts: Facts, day: number) => boolean
export type Next = (facts: Facts, day: number) => number

/** For questions that time alone does not answer differently. */
export const never: Next = () => NEVER

export function still(test: Test): Compiled {
  return { test, next: never }
}

/** Without a range anything from `least` on is meant. */
export function inRange({ min, max }: Range, least: number | null = null): (value: number) => boolean {
  const from = min ?? (max === undefined ? least : null) ?? Number.NEGATIVE_INFINITY
  const to = max ?? Number.POSITIVE_INFINITY
  return (value) => value >= from && value <= to
}

/** Whether a value is one of the list; nearly all lists have one or two. */
export function oneOf<T>(values: readonly T[]): (value: T | null) => boolean {
  const [first, second] = values
  if (values.length === 1) return (value) => value === first
  if (values.length === 2) return (value) => value === first || value === second
  const all = new Set<T | null>(values)
  return (value) => all.has(value)
}

import type { Range } from './fields'

/** No day at all. */
export const NEVER = Number.POSITIVE_INFINITY

/** A condition ready to be asked, of any member on any day. */
export interface CompiledCondition<F> {
  /** Whether it is true of the member on this day, if nothing else happens until then. */
  test: Test<F>
  /** The first day after this one on which one of its questions changes its answer merely because time passes. */
  next: Next<F>
}

export type Test<F> = (facts: F, day: number) => boolean
export type Next<F> = (facts: F, day: number) => number

/** For questions that time alone does not answer differently. */
export const never: Next<unknown> = () => NEVER

export function still<F>(test: Test<F>): CompiledCondition<F> {
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

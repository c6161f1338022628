import { type CompiledCondition, NEVER, still } from './compiled'
import { dayNumberOf } from './day-number'
import type { When } from './fields'

/** How often something was done on one day. */
export interface DayCount {
  day: number
  count: number
}

/** A question about one day in the life of a member; null where there is none yet. */
export function compileWhen<F>(when: When, dayIn: (facts: F) => number | null): CompiledCondition<F> {
  if ('withinDays' in when) {
    const { withinDays } = when
    return {
      test: (facts, today) => {
        const day = dayIn(facts)
        return day !== null && today - day < withinDays
      },
      next: (facts, today) => after(today, dayIn(facts), withinDays),
    }
  }
  if ('overDays' in when) {
    const { overDays } = when
    return {
      test: (facts, today) => {
        const day = dayIn(facts)
        return day !== null && today - day >= overDays
      },
      next: (facts, today) => after(today, dayIn(facts), overDays),
    }
  }
  const from = when.fromDay === undefined ? Number.NEGATIVE_INFINITY : dayNumberOf(when.fromDay)
  const until = when.untilDay === undefined ? NEVER : dayNumberOf(when.untilDay)
  return still((facts: F) => {
    const day = dayIn(facts)
    return day !== null && day >= from && day <= until
  })
}

function after(today: number, day: number | null, days: number): number {
  return day !== null && day + days > today ? day + days : NEVER
}

export interface WindowSum<E extends DayCount> {
  of: (entry: E) => number
  isIn: (sum: number) => boolean
}

/** Sums over the last days, today included. Time alone only takes the oldest days away, one after the other. */
export function compileWindow<F, E extends DayCount>(
  withinDays: number,
  entriesOf: (facts: F) => readonly E[],
  asked: readonly WindowSum<E>[],
): CompiledCondition<F> {
  const isTrue = (entries: readonly E[], first: number, today: number) =>
    asked.every(({ of, isIn }) => {
      let sum = 0
      for (let index = entries.length - 1; index >= 0; index -= 1) {
        const entry = entries[index]
        if (entry === undefined || entry.day < first) break
        if (entry.day <= today) sum += of(entry)
      }
      return isIn(sum)
    })
  const test = (facts: F, today: number) => isTrue(entriesOf(facts), today - withinDays + 1, today)
  return {
    test,
    next: (facts, today) => {
      const entries = entriesOf(facts)
      const now = isTrue(entries, today - withinDays + 1, today)
      for (const { day } of entries) {
        const leaves = day + withinDays
        if (leaves > today && isTrue(entries, leaves - withinDays + 1, leaves) !== now) return leaves
      }
      return NEVER
    },
  }
}

export const countOf = ({ count }: DayCount) => count

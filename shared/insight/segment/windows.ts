import { last as lastIn } from '#shared/kernel/last'
import { type Compiled, inRange, NEVER, still } from './compiled'
import { LOOK_BACK_DAYS_MAX, type Question, type Range, type When } from './condition'
import { type DayCount, dayNumberOf, type Facts } from './facts'

/** A question about one day in the life of a member; null where there is none yet. */
export function compileWhen(when: When, dayIn: (facts: Facts) => number | null): Compiled {
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
  return still((facts) => {
    const day = dayIn(facts)
    return day !== null && day >= from && day <= until
  })
}

function after(today: number, day: number | null, days: number): number {
  return day !== null && day + days > today ? day + days : NEVER
}

/** The day of the newest of some events; what lies further back than is kept has not been. */
export function compileLastPerformed({ events, when }: Extract<Question, { kind: 'lastPerformed' }>): Compiled {
  const lastOf = (facts: Facts): number | null => {
    let last: number | null = null
    for (const event of events) {
      const day = lastIn(facts.activity.get(event) ?? [])?.day
      if (day !== undefined && (last === null || day > last)) last = day
    }
    return last
  }
  const asked = compileWhen(when, lastOf)
  const kept = compileWhen({ withinDays: LOOK_BACK_DAYS_MAX }, lastOf)
  return {
    test: (facts, today) => asked.test(facts, today) && kept.test(facts, today),
    next: (facts, today) => Math.min(asked.next(facts, today), kept.next(facts, today)),
  }
}

export function compilePerformed(question: Extract<Question, { kind: 'performed' }>): Compiled {
  const { events, withinDays } = question
  const [only] = events
  const entriesOf =
    events.length === 1 && only !== undefined
      ? (facts: Facts) => facts.activity.get(only) ?? none
      : (facts: Facts) => events.flatMap((event) => facts.activity.get(event) ?? none).sort(byDay)
  return compileWindow(withinDays, entriesOf, [{ of: countOf, isIn: inRange(question, 1) }])
}

export function compileBought({ withinDays, count, sumFen }: Extract<Question, { kind: 'bought' }>): Compiled {
  // Asked for a sum alone, no purchase at all is a sum of 0.
  const asked: Summed<Facts['purchases'][number]>[] = []
  if (count || !sumFen) asked.push({ of: countOf, isIn: inRange(count ?? {}, 1) })
  if (sumFen) asked.push({ of: (entry) => entry.sumFen, isIn: inRange(sumFen, 0) })
  return compileWindow(withinDays, (facts) => facts.purchases, asked)
}

interface Summed<E extends DayCount> {
  of: (entry: E) => number
  isIn: (sum: number) => boolean
}

/** Sums over the last days, today included. Time alone only takes the oldest days away, one after the other. */
function compileWindow<E extends DayCount>(
  withinDays: number,
  entriesOf: (facts: Facts) => readonly E[],
  asked: readonly Summed<E>[],
): Compiled {
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
  const test = (facts: Facts, today: number) => isTrue(entriesOf(facts), today - withinDays + 1, today)
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

const none: readonly DayCount[] = []
const countOf = ({ count }: DayCount) => count
const byDay = (a: DayCount, b: DayCount) => a.day - b.day

/** A run goes on as long as its last day is today or yesterday. */
export function compileStreak(range: Range): Compiled {
  const isIn = inRange(range, 1)
  return {
    test: ({ streak }, today) => isIn(streak !== null && streak.toDay >= today - 1 ? streak.days : 0),
    next: ({ streak }, today) => (streak !== null && streak.toDay + 2 > today ? streak.toDay + 2 : NEVER),
  }
}

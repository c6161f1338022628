import fc from 'fast-check'
import { addDays, type BusinessDay, monthOf } from '#shared/kernel/business-day'
import type { CheckInState } from '#shared/ledger/account/account'
import { decideMakeUp } from './make-up'
import { sumRewards } from './reward'
import { type CheckInRules, defaultCheckInRules } from './rules'
import { decideCheckIn } from './streak'
import { day, joinedDay, noDays, someRules } from './testing/a-check-in'

interface Month {
  today: BusinessDay
  state: CheckInState
  done: Set<BusinessDay>
  /** Of everything so far; what is owed of it is off already. */
  points: number
  cards: number
}

type Deed = { does: 'check in' | 'pass' } | { does: 'mend'; daysBack: number }

/**
 * What the same days pay somebody who checks in on each of them, in order: counted day by day, without the program's own
 * runs. A day that was mended brings no daily points, so that this is never less than what is right.
 */
function honest(days: ReadonlySet<BusinessDay>, rules: CheckInRules): { points: number; cards: number } {
  const sum = { points: 0, cards: 0 }
  const add = ({ points, makeUpCards }: { points: number; makeUpCards: number }) => {
    sum.points += points
    sum.cards += makeUpCards
  }
  const inMonth = new Map<string, number>()
  let streak = 0
  let before: BusinessDay | null = null
  for (const [index, each] of [...days].sort().entries()) {
    streak = before !== null && addDays(before, 1) === each ? streak + 1 : 1
    before = each
    sum.points += rules.dailyPoints
    const position = rules.cycleDays === null ? streak : ((streak - 1) % rules.cycleDays) + 1
    for (const step of rules.streakLadder) if (step.days === position) add(step)
    const done = (inMonth.get(monthOf(each)) ?? 0) + 1
    inMonth.set(monthOf(each), done)
    for (const step of rules.monthLadder) if (step.days === done) add(step)
    const { newcomers } = rules
    if (newcomers && each < addDays(joinedDay, newcomers.withinDays)) sum.points += newcomers.points[index] ?? 0
  }
  return sum
}

function take(month: Month, doing: Deed, rules: CheckInRules): Month {
  const { today, state } = month
  if (doing.does === 'pass') return { ...month, today: addDays(today, 1) }
  const counted = doing.does === 'mend' ? addDays(today, -doing.daysBack) : today
  const at = { today, joinedDay }
  const decision =
    doing.does === 'mend' ? decideMakeUp(state, { ...at, day: counted }, rules) : decideCheckIn(state, at, rules)
  if (decision.kind === 'refused') return month
  const { points, makeUpCards } = sumRewards(decision.rewards)
  return {
    today,
    state: decision.state,
    done: new Set(month.done).add(counted),
    points: month.points + points,
    cards: month.cards + makeUpCards,
  }
}

const begun: Month = { today: joinedDay, state: { ...noDays, makeUpCards: 40 }, done: new Set(), points: 0, cards: 0 }

const ladder = (longest: number) =>
  fc
    .uniqueArray(
      fc.record({
        days: fc.integer({ min: 1, max: longest }),
        points: fc.integer({ min: 0, max: 90 }),
        makeUpCards: fc.integer({ min: 0, max: 2 }),
      }),
      { maxLength: 5, selector: ({ days }) => days },
    )
    .map((steps) => steps.sort((a, b) => a.days - b.days))

const newcomers: CheckInRules['newcomers'] = { days: 3, withinDays: 9, points: [5, 7, 20] }

const anyRules = fc
  .record({
    dailyPoints: fc.integer({ min: 0, max: 5 }),
    streakLadder: ladder(30),
    cycleDays: fc.constantFrom(null, 30, 31, 45),
    monthLadder: ladder(28),
    makeUp: fc.record({ monthlyMax: fc.integer({ min: 1, max: 31 }), reachBackDays: fc.integer({ min: 1, max: 31 }) }),
    newcomers: fc.constantFrom(null, newcomers),
  })
  .map(someRules)
const rules = fc.oneof(anyRules, fc.constant(defaultCheckInRules))

const doing = fc.oneof(
  { weight: 5, arbitrary: fc.constant<Deed>({ does: 'check in' }) },
  { weight: 5, arbitrary: fc.constant<Deed>({ does: 'pass' }) },
  { weight: 3, arbitrary: fc.integer({ min: 1, max: 14 }).map((daysBack): Deed => ({ does: 'mend', daysBack })) },
)

test('no order of checking in and mending ever pays more than the honest order of the same days', () => {
  fc.assert(
    fc.property(fc.array(doing, { maxLength: 120 }), rules, (doings, current) => {
      let month = begun
      for (const each of doings) {
        month = take(month, each, current)
        const due = honest(month.done, current)
        expect(month.points).toBeLessThanOrEqual(due.points)
        expect(month.cards).toBeLessThanOrEqual(due.cards)
      }
    }),
    { numRuns: 400 },
  )
})

describe('in a month of 31 days by the rules as they are delivered', () => {
  /** Skips these days of the month, and mends each so many days later, the last ones on the last day. */
  function lived(skipped: readonly number[], later: number): Month {
    let month: Month = { ...begun, today: day('2026-03-01') }
    for (let date = 1; date <= 31; date += 1) {
      if (!skipped.includes(date)) month = take(month, { does: 'check in' }, defaultCheckInRules)
      const due = skipped.filter((each) => each === date - later || (date === 31 && each > date - later))
      for (const each of due) month = take(month, { does: 'mend', daysBack: date - each }, defaultCheckInRules)
      month = take(month, { does: 'pass' }, defaultCheckInRules)
    }
    return month
  }

  test('every day brings 277 points', () => {
    expect(lived([], 1).points).toBe(277)
  })

  test.each([
    [[8], 7],
    [[15], 7],
    [[4, 8, 12], 3],
    [[8, 16, 24], 7],
    [[15, 23], 7],
  ])('days %j skipped and mended %i days later bring what is honest, less the daily points', (skipped, later) => {
    const month = lived(skipped, later)
    expect(month.done.size).toBe(31)
    expect(month.points).toBe(277 - skipped.length * defaultCheckInRules.dailyPoints)
    expect(month.state.makeUpCards - (month.state.owedMakeUpCards ?? 0)).toBe(
      lived([], 1).state.makeUpCards - skipped.length,
    )
  })
})

import fc from 'fast-check'
import { addDays, type BusinessDay, daysBetween, monthOf } from '#shared/kernel/business-day'
import type { CheckInState } from '#shared/ledger/account/account'
import { decideMakeUp } from './make-up'
import { type Reward, sumRewards, timesDue } from './reward'
import { currentStreak, daysDoneIn, RUN_KEPT_DAYS } from './runs'
import { type CheckInDecision, decideCheckIn } from './streak'
import { day, joinedDay, noDays, someRules, steps } from './testing/a-check-in'

interface World {
  today: BusinessDay
  state: CheckInState
  /** Each day with a check-in or a make-up, and what it brought. */
  days: Map<BusinessDay, { today: BusinessDay; rewards: Reward[]; isMadeUp: boolean }>
}

const step = fc.oneof(
  { weight: 6, arbitrary: fc.constant({ does: 'check-in' as const, days: 0 }) },
  {
    weight: 5,
    arbitrary: fc.record({ does: fc.constant('wait' as const), days: fc.constantFrom(1, 1, 1, 1, 1, 2, 2, 3, 40) }),
  },
  { weight: 3, arbitrary: fc.record({ does: fc.constant('make up' as const), days: fc.integer({ min: 1, max: 6 }) }) },
)
type Step = { does: 'check-in' | 'wait' | 'make up'; days: number }

const rulesOf = (cycleDays: number | null) =>
  someRules({
    dailyPoints: 1,
    streakLadder: steps(1, 3, 5),
    cycleDays,
    monthLadder: steps(2, 4, 9),
    makeUp: { monthlyMax: 31, reachBackDays: 6 },
    newcomers: { days: 4, withinDays: 9, points: [1, 2, 3, 4] },
  })
type Rules = ReturnType<typeof rulesOf>
const anyRules = fc.constantFrom(null, 5, 6).map(rulesOf)
const lives = fc.array(step, { maxLength: 90 })

function lived(doings: readonly Step[], rules: Rules, check: (world: World) => void = () => {}): World {
  let world: World = { today: joinedDay, state: { ...noDays, makeUpCards: 1000 }, days: new Map() }
  for (const doing of doings) {
    world = take(world, doing, rules)
    check(world)
  }
  return world
}

function take(world: World, { does, days }: Step, rules: Rules): World {
  const { today, state } = world
  const now = { today, joinedDay }
  if (does === 'wait') return { ...world, today: addDays(today, days) }
  if (does === 'check-in') return withDecision(world, today, decideCheckIn(state, now, rules), 'ALREADY_CHECKED_IN')
  const missed = addDays(today, -days)
  const expected = missed < joinedDay ? 'MAKE_UP_DAY_NOT_OPEN' : 'MAKE_UP_DAY_TAKEN'
  return withDecision(world, missed, decideMakeUp(state, { ...now, day: missed }, rules), expected)
}

/** Refused exactly when the day is there already, or when it is before the member joined. */
function withDecision(world: World, counted: BusinessDay, decision: CheckInDecision, expected: string): World {
  if (decision.kind === 'refused') {
    expect(world.days.has(counted) || counted < joinedDay).toBe(true)
    expect(decision.reason).toBe(expected)
    return world
  }
  expect(world.days.has(counted)).toBe(false)
  const entry = { today: world.today, rewards: decision.rewards, isMadeUp: counted !== world.today }
  const days = new Map(world.days).set(counted, entry)
  expect(decision.streakDays).toBe(runAround(days, counted).length)
  return { ...world, state: decision.state, days }
}

/** The unbroken days around a day, counted one by one. */
function runAround(days: World['days'], around: BusinessDay): BusinessDay[] {
  const run = [around]
  for (let before = addDays(around, -1); days.has(before); before = addDays(before, -1)) run.unshift(before)
  for (let after = addDays(around, 1); days.has(after); after = addDays(after, 1)) run.push(after)
  return run
}

function naiveRuns(days: World['days']): BusinessDay[][] {
  return [...days.keys()]
    .filter((each) => !days.has(addDays(each, -1)))
    .sort()
    .map((each) => runAround(days, each))
}

test('runs are the days counted one by one: they never overlap, never touch, and keep their order', () => {
  fc.assert(
    fc.property(lives, anyRules, (doings, rules) => {
      lived(doings, rules, ({ state, days, today }) => {
        const young = (toDay: BusinessDay | undefined) =>
          toDay !== undefined && daysBetween(toDay, today) <= RUN_KEPT_DAYS
        const expected = naiveRuns(days).map((run) => ({
          fromDay: run[0],
          toDay: run[run.length - 1],
          paidTo: run.length,
        }))
        expect(state.runs.filter((run) => young(run.toDay))).toEqual(expected.filter((run) => young(run.toDay)))
        expect(state.totalDays).toBe(days.size)
        expect(state.runs.length).toBeLessThanOrEqual(RUN_KEPT_DAYS / 2 + 2)
      })
    }),
  )
})

test('the streak shown is the number of days up to today or yesterday, counted one by one', () => {
  fc.assert(
    fc.property(lives, anyRules, (doings, rules) => {
      lived(doings, rules, ({ state, days, today }) => {
        const last = days.has(today) ? today : addDays(today, -1)
        expect(currentStreak(state, today)).toBe(days.has(last) ? runAround(days, last).length : 0)
      })
    }),
  )
})

test('every run is paid each step exactly as often as it is due, however it came together', () => {
  fc.assert(
    fc.property(lives, anyRules, (doings, rules) => {
      const { days } = lived(doings, rules)
      for (const run of naiveRuns(days)) {
        const rewards = run.flatMap((each) => days.get(each)?.rewards ?? [])
        for (const step of rules.streakLadder) {
          const ofStep = rewards.filter(({ kind, days: stepDays }) => kind === 'streak' && stepDays === step.days)
          const due = timesDue(step.days, run.length, rules.cycleDays)
          expect(sumRewards(ofStep).points).toBe(due * step.points)
        }
      }
    }),
    { numRuns: 300 },
  )
})

test('a month’s step is paid once at most, and never missing at the end of a month with enough check-ins', () => {
  fc.assert(
    fc.property(lives, anyRules, (doings, rules) => {
      const { days, state, today } = lived(doings, rules)
      const paid = [...days.values()].flatMap((fact) =>
        fact.rewards.filter(({ kind }) => kind === 'month').map((reward) => `${monthOf(fact.today)} ${reward.days}`),
      )
      expect(new Set(paid).size).toBe(paid.length)
      const doneNow = [...days].filter(
        ([each, fact]) => monthOf(each) === monthOf(today) && monthOf(fact.today) === monthOf(each),
      )
      const done = daysDoneIn(state.runs, monthOf(today))
      expect(done).toBe(doneNow.length)
      const due = rules.monthLadder.filter((each) => each.days <= done).map((each) => `${monthOf(today)} ${each.days}`)
      expect(paid.filter((text) => text.startsWith(monthOf(today))).sort()).toEqual(due.sort())
    }),
  )
})

test('the newcomers’ days are paid in order and once', () => {
  fc.assert(
    fc.property(lives, anyRules, (doings, rules) => {
      const { days } = lived(doings, rules)
      const paid = [...days.values()].flatMap((fact) => fact.rewards.filter(({ kind }) => kind === 'newcomer'))
      expect(paid.map((reward) => reward.days)).toEqual(paid.map((_reward, index) => index + 1))
      for (const fact of days.values()) {
        if (fact.rewards.some(({ kind }) => kind === 'newcomer'))
          expect(daysBetween(joinedDay, fact.today)).toBeLessThan(9)
      }
    }),
  )
})

test('times due is the number of days on which a step is met, counted one by one', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 10 }),
      fc.integer({ min: 0, max: 60 }),
      fc.integer({ min: 0, max: 5 }),
      (days, length, more) => {
        const cycleDays = days + more
        const met = Array.from({ length }, (_, index) => (index % cycleDays) + 1).filter(
          (position) => position === days,
        )
        expect(timesDue(days, length, cycleDays)).toBe(met.length)
        expect(timesDue(days, length, null)).toBe(length >= days ? 1 : 0)
      },
    ),
  )
})

test('a month of 31 days with its own first day', () => {
  const rules = rulesOf(null)
  const { state } = lived(
    [...Array(40)].flatMap((): Step[] => [
      { does: 'check-in', days: 0 },
      { does: 'wait', days: 1 },
    ]),
    rules,
  )
  expect(state.runs).toEqual([{ fromDay: joinedDay, toDay: day('2025-02-09'), paidTo: 40 }])
  expect(daysDoneIn(state.runs, monthOf(joinedDay))).toBe(31)
  expect(daysDoneIn(state.runs, monthOf(day('2025-02-01')))).toBe(9)
})

import { businessDayOf } from '#shared/kernel/business-day'
import { monthCalendar } from './calendar'
import { defaultCheckInRules } from './rules'
import { currentStreak } from './runs'
import { decideCheckIn, todaysRewards } from './streak'
import { accepted, checkedIn, day, joinedDay, noDays, runTexts, someRules, steps, withRuns } from './testing/a-check-in'

const on = (text: string) => ({ today: day(text), joinedDay })
const plain = someRules()

describe('a check-in', () => {
  test('is the first day of a streak, and shows 1 at once', () => {
    const { state, streakDays } = accepted(decideCheckIn(noDays, on('2026-03-15'), plain))
    expect(streakDays).toBe(1)
    expect(currentStreak(state, day('2026-03-15'))).toBe(1)
    expect(state).toEqual({ ...withRuns(['2026-03-15']), monthLadder: { month: '2026-03', paidTo: 1 } })
  })

  test('on the next day continues the streak', () => {
    const { state, streakDays } = accepted(decideCheckIn(withRuns(['2026-03-13..2026-03-14']), on('2026-03-15'), plain))
    expect(streakDays).toBe(3)
    expect(runTexts(state)).toEqual(['2026-03-13..2026-03-15'])
  })

  test('after a gap starts again at 1, although nobody has looked in between', () => {
    const { state, streakDays } = accepted(decideCheckIn(withRuns(['2026-03-01..2026-03-13']), on('2026-03-15'), plain))
    expect(streakDays).toBe(1)
    expect(runTexts(state)).toEqual(['2026-03-01..2026-03-13', '2026-03-15'])
  })

  test('is refused the second time, so that a double tap brings nothing twice', () => {
    const { state } = accepted(decideCheckIn(noDays, on('2026-03-15'), defaultCheckInRules))
    expect(decideCheckIn(state, on('2026-03-15'), defaultCheckInRules)).toEqual({
      kind: 'refused',
      reason: 'ALREADY_CHECKED_IN',
    })
    expect(todaysRewards(state, on('2026-03-15'), defaultCheckInRules)).toEqual([])
  })

  test.each(['2026-03-14', '2026-03-10', '2026-02-01'])(
    'is refused for %s when the server’s clock was moved back, and the days stay as they are',
    (today) => {
      const state = withRuns(['2026-03-08..2026-03-09', '2026-03-11..2026-03-15'])
      expect(decideCheckIn(state, on(today), plain)).toEqual({ kind: 'refused', reason: 'ALREADY_CHECKED_IN' })
    },
  )

  test.each([
    ['2026-01-31', '2026-02-01'],
    ['2026-02-28', '2026-03-01'],
    ['2028-02-28', '2028-02-29'],
    ['2028-02-29', '2028-03-01'],
    ['2026-04-30', '2026-05-01'],
    ['2026-12-31', '2027-01-01'],
  ])('%s and %s are one streak', (from, to) => {
    const [first, second] = checkedIn(noDays, from, 2, plain)
    expect(second?.streakDays).toBe(2)
    expect(runTexts(second?.state ?? noDays)).toEqual([`${from}..${to}`])
    expect(first?.streakDays).toBe(1)
  })

  test('28 February and 1 March of a leap year are not', () => {
    const decision = accepted(decideCheckIn(withRuns(['2028-02-28']), on('2028-03-01'), plain))
    expect(decision.streakDays).toBe(1)
  })

  test('at 00:00:00 and at 07:59:59 in Shanghai it is the new day, on a server in UTC', () => {
    const state = withRuns(['2026-03-14'])
    const lastMoment = businessDayOf(Date.parse('2026-03-14T15:59:59.999Z'))
    const midnight = businessDayOf(Date.parse('2026-03-14T16:00:00.000Z'))
    const beforeEight = businessDayOf(Date.parse('2026-03-14T23:59:59.999Z'))
    expect(decideCheckIn(state, { today: lastMoment, joinedDay }, plain).kind).toBe('refused')
    const { state: after, streakDays } = accepted(decideCheckIn(state, { today: midnight, joinedDay }, plain))
    expect(streakDays).toBe(2)
    expect(decideCheckIn(after, { today: beforeEight, joinedDay }, plain).kind).toBe('refused')
  })

  test('forgets runs that ended more than 92 days ago, and nothing younger', () => {
    const state = withRuns(['2025-12-01..2025-12-12', '2025-12-13', '2026-03-01'])
    // 2026-03-15 less 92 days is 2025-12-13.
    const runs = runTexts(
      accepted(decideCheckIn(withRuns(['2025-12-12', '2025-12-13']), on('2026-03-15'), plain)).state,
    )
    expect(runs).toEqual(['2025-12-13', '2026-03-15'])
    expect(accepted(decideCheckIn(state, on('2026-03-15'), plain)).state.totalDays).toBe(15)
  })

  test('keeps a long streak whole', () => {
    const { streakDays } = accepted(decideCheckIn(withRuns(['2025-01-01..2026-03-14']), on('2026-03-15'), plain))
    expect(streakDays).toBe(439)
  })
})

describe('the streak shown', () => {
  test.each([
    ['on the day itself', '2026-03-15', 3],
    ['on the day after, while that is still open', '2026-03-16', 3],
    ['two days after', '2026-03-17', 0],
  ])('%s', (_when, today, streak) => {
    expect(currentStreak(withRuns(['2026-03-13..2026-03-15']), day(today))).toBe(streak)
  })

  test('without any day is 0', () => {
    expect(currentStreak(noDays, day('2026-03-15'))).toBe(0)
  })
})

describe('what a check-in brings', () => {
  test('the daily reward', () => {
    const { rewards } = accepted(decideCheckIn(noDays, on('2026-03-15'), someRules({ dailyPoints: 2, dailyGrowth: 1 })))
    expect(rewards).toEqual([{ kind: 'daily', days: 1, points: 2, growth: 1, makeUpCards: 0 }])
  })

  test('a step of the streak ladder once, in the same decision as the day that reaches it', () => {
    const decisions = checkedIn(noDays, '2026-03-01', 10, someRules({ streakLadder: steps(3, 7) }))
    const paid = decisions.map(({ rewards }) => rewards.map(({ kind, days, points }) => `${kind} ${days}: ${points}`))
    expect(paid).toEqual([[], [], ['streak 3: 30'], [], [], [], ['streak 7: 70'], [], [], []])
  })

  test('the same from the same state: a decision that was not stored is simply made again', () => {
    const state = withRuns(['2026-03-13..2026-03-14'])
    const rules = someRules({ streakLadder: steps(3) })
    expect(decideCheckIn(state, on('2026-03-15'), rules)).toEqual(decideCheckIn(state, on('2026-03-15'), rules))
  })

  test('the ladder again in each cycle', () => {
    const rules = someRules({ streakLadder: steps(3, 7), cycleDays: 7 })
    const decisions = checkedIn(noDays, '2026-03-01', 21, rules)
    const paidOn = decisions.flatMap(({ rewards, streakDays }) => rewards.map(({ days }) => [streakDays, days]))
    expect(paidOn).toEqual([
      [3, 3],
      [7, 7],
      [10, 3],
      [14, 7],
      [17, 3],
      [21, 7],
    ])
  })

  test('the ladder again after a gap', () => {
    const rules = someRules({ streakLadder: steps(2) })
    const first = checkedIn(noDays, '2026-03-01', 2, rules)
    const second = checkedIn(first[1]?.state ?? noDays, '2026-03-05', 2, rules)
    expect([...first, ...second].map(({ rewards }) => rewards.length)).toEqual([0, 1, 0, 1])
  })

  test('a step put below a streak that is longer already brings nothing', () => {
    const state = withRuns(['2026-03-05..2026-03-14'])
    expect(accepted(decideCheckIn(state, on('2026-03-15'), someRules({ streakLadder: steps(5) }))).rewards).toEqual([])
  })

  test('the ladder of the month by days, unbroken or not, and again in the next month', () => {
    const rules = someRules({ monthLadder: steps(2, 3) })
    const days = ['2026-03-01', '2026-03-05', '2026-03-31', '2026-04-01', '2026-04-02']
    let state = noDays
    const paid = days.map((text) => {
      const decision = accepted(decideCheckIn(state, on(text), rules))
      state = decision.state
      return decision.rewards.map(({ days: reached }) => reached)
    })
    expect(paid).toEqual([[], [2], [3], [], [2]])
  })

  test('no step of the month that was paid before, whatever days are left', () => {
    const state = withRuns(['2026-03-14'], { monthLadder: { month: '2026-03' as never, paidTo: 5 } })
    const decision = accepted(decideCheckIn(state, on('2026-03-15'), someRules({ monthLadder: steps(2, 5) })))
    expect(decision.rewards).toEqual([])
    expect(decision.state.monthLadder).toEqual({ month: '2026-03', paidTo: 5 })
  })

  test('make-up cards go into the state', () => {
    const rules = someRules({ streakLadder: [{ days: 1, points: 0, makeUpCards: 2 }] })
    expect(accepted(decideCheckIn({ ...noDays, makeUpCards: 1 }, on('2026-03-15'), rules)).state.makeUpCards).toBe(3)
  })
})

describe('the newcomers’ days', () => {
  const rules = someRules({ newcomers: { days: 3, withinDays: 5, points: [5, 0, 9] } })
  const paidOn = (days: readonly string[]) => {
    let state = noDays
    return days.map((text) => {
      const decision = accepted(decideCheckIn(state, { today: day(text), joinedDay: day('2026-03-01') }, rules))
      state = decision.state
      return decision.rewards.map(({ kind, days: counted, points }) => `${kind} ${counted}: ${points}`)
    })
  }

  test('bring their points on the first days with a check-in, gaps allowed, and nothing afterwards', () => {
    expect(paidOn(['2026-03-01', '2026-03-03', '2026-03-05', '2026-03-06'])).toEqual([
      ['newcomer 1: 5'],
      [],
      ['newcomer 3: 9'],
      [],
    ])
  })

  test('end with the last of the days, the day of joining included', () => {
    expect(paidOn(['2026-03-01', '2026-03-02', '2026-03-06'])).toEqual([['newcomer 1: 5'], [], []])
  })
})

test('rules without any ladder crash nothing', () => {
  const decision = accepted(decideCheckIn(noDays, on('2026-03-15'), plain))
  expect(decision.rewards).toEqual([])
  expect(monthCalendar(decision.state, { ...on('2026-03-15'), month: '2026-03' as never }, plain)).toHaveLength(31)
})

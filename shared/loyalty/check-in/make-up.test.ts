import type { BusinessMonth } from '#shared/kernel/business-day'
import { decideMakeUp, makeUpsLeft, mendingDay } from './make-up'
import { accepted, checkedIn, day, joinedDay, noDays, runTexts, someRules, steps, withRuns } from './testing/a-check-in'

const month = (text: string) => text as BusinessMonth
const rules = someRules({ streakLadder: steps(3, 7) })
const making = (text: string, today = '2026-03-15') => ({ day: day(text), today: day(today), joinedDay })
const oneCard = { makeUpCards: 1 }

describe('a make-up', () => {
  test('joins the runs on both sides, uses one card, and counts in the month', () => {
    const state = withRuns(['2026-03-10..2026-03-11', '2026-03-13..2026-03-14'], { makeUpCards: 2 })
    const decision = accepted(decideMakeUp(state, making('2026-03-12'), someRules()))
    expect(decision).toMatchObject({ streakDays: 5, rewards: [] })
    expect(decision.state).toEqual({
      ...withRuns(['2026-03-10..2026-03-14']),
      makeUpCards: 1,
      makeUps: { month: '2026-03', count: 1 },
      monthLadder: { month: '2026-03', paidTo: 5 },
    })
  })

  test.each([
    ['only the run before', ['2026-03-10..2026-03-11'], ['2026-03-10..2026-03-12']],
    ['only the run after', ['2026-03-13..2026-03-14'], ['2026-03-12..2026-03-14']],
    ['no run', ['2026-03-09', '2026-03-15'], ['2026-03-09', '2026-03-12', '2026-03-15']],
  ])('may touch %s', (_what, before, after) => {
    const { state } = accepted(decideMakeUp(withRuns(before, oneCard), making('2026-03-12'), rules))
    expect(runTexts(state)).toEqual(after)
  })

  test.each([
    ['2026-01-31', '2026-01-30', '2026-02-01'],
    ['2026-02-28', '2026-02-27', '2026-03-01'],
    ['2028-02-29', '2028-02-28', '2028-03-01'],
    ['2026-12-31', '2026-12-30', '2027-01-01'],
  ])('of %s mends a streak over the end of a month', (missing, before, after) => {
    const { state } = accepted(decideMakeUp(withRuns([before, after], oneCard), making(missing, after), rules))
    expect(runTexts(state)).toEqual([`${before}..${after}`])
  })

  test('pays the steps that the joined streak reaches', () => {
    const state = withRuns(['2026-03-09..2026-03-11', '2026-03-13..2026-03-15'], oneCard)
    const { rewards, streakDays } = accepted(decideMakeUp(state, making('2026-03-12'), rules))
    expect(streakDays).toBe(7)
    // Both parts were paid the third day; the joined streak has one.
    expect(rewards).toEqual([
      { kind: 'streak', days: 3, points: -30, growth: 0, makeUpCards: 0 },
      { kind: 'streak', days: 7, points: 70, growth: 0, makeUpCards: 0 },
    ])
  })

  test('pays them also when the joined streak does not reach today', () => {
    const state = withRuns(['2026-03-09', '2026-03-11', '2026-03-15'], oneCard)
    expect(accepted(decideMakeUp(state, making('2026-03-10'), rules)).rewards).toMatchObject([{ days: 3 }])
  })

  const twice = withRuns(['2026-03-09..2026-03-11', '2026-03-13..2026-03-15'], oneCard)

  test('takes back what both parts were paid and the joined streak is paid once', () => {
    const { rewards } = accepted(decideMakeUp(twice, making('2026-03-12'), someRules({ streakLadder: steps(3) })))
    expect(rewards).toEqual([{ kind: 'streak', days: 3, points: -30, growth: 0, makeUpCards: 0 }])
  })

  test('takes back a card, and one that is used up from the next cards', () => {
    const ladder = [3, 8, 9].map((days) => ({ days, points: 0, makeUpCards: 1 }))
    const cards = someRules({ streakLadder: ladder })
    const mended = accepted(decideMakeUp(twice, making('2026-03-12'), cards))
    expect(mended.state).toMatchObject({ makeUpCards: 0, owedMakeUpCards: 1 })
    const [eighth, ninth] = checkedIn(mended.state, '2026-03-16', 2, cards)
    expect(eighth?.state).toMatchObject({ makeUpCards: 0 })
    expect(eighth?.state.owedMakeUpCards).toBeUndefined()
    expect(ninth?.state.makeUpCards).toBe(1)
  })

  test('counts cycles in the joined streak, less what the parts were paid', () => {
    const state = withRuns(['2026-03-02..2026-03-07', '2026-03-09..2026-03-15'], oneCard)
    const cycle = someRules({ streakLadder: steps(3, 7), cycleDays: 7 })
    // 14 days bring each step twice; the parts were paid 3 twice and 7 once.
    expect(accepted(decideMakeUp(state, making('2026-03-08'), cycle)).rewards.map(({ days }) => days)).toEqual([7])
  })

  test('brings no daily reward', () => {
    const daily = someRules({ dailyPoints: 2, dailyGrowth: 1 })
    expect(accepted(decideMakeUp(withRuns(['2026-03-15'], oneCard), making('2026-03-14'), daily)).rewards).toEqual([])
  })

  test('counts for the month’s ladder', () => {
    const monthly = someRules({ monthLadder: steps(2) })
    const state = withRuns(['2026-03-15'], { ...oneCard, monthLadder: { month: month('2026-03'), paidTo: 1 } })
    expect(accepted(decideMakeUp(state, making('2026-03-12'), monthly)).rewards).toMatchObject([
      { kind: 'month', days: 2 },
    ])
  })

  test('of a day of the month before leaves both months’ ladders as they are', () => {
    const monthly = someRules({ monthLadder: steps(1, 2) })
    const state = withRuns(['2026-02-27', '2026-03-01'], {
      ...oneCard,
      monthLadder: { month: month('2026-03'), paidTo: 1 },
    })
    const decision = accepted(decideMakeUp(state, making('2026-02-28', '2026-03-02'), monthly))
    expect(decision.rewards).toEqual([])
    expect(decision.state.monthLadder).toEqual({ month: '2026-03', paidTo: 1 })
  })

  test('counts as one of the newcomers’ days', () => {
    const newcomers = someRules({ newcomers: { days: 2, withinDays: 5, points: [1, 9] } })
    const joined = { ...making('2026-03-14'), joinedDay: day('2026-03-14') }
    expect(accepted(decideMakeUp(withRuns(['2026-03-15'], oneCard), joined, newcomers)).rewards).toEqual([
      { kind: 'newcomer', days: 2, points: 9, growth: 0, makeUpCards: 0 },
    ])
  })

  test('can bring a card back', () => {
    const cards = someRules({ streakLadder: [{ days: 2, points: 0, makeUpCards: 1 }] })
    expect(
      accepted(decideMakeUp(withRuns(['2026-03-15'], oneCard), making('2026-03-14'), cards)).state.makeUpCards,
    ).toBe(1)
  })
})

describe('a make-up is refused', () => {
  const state = withRuns(['2026-03-10', '2026-03-15'], oneCard)

  test.each([
    ['today', '2026-03-15'],
    ['a day to come', '2026-03-16'],
    ['a day further back than the rules reach', '2026-03-07'],
  ])('for %s', (_what, text) => {
    expect(decideMakeUp(state, making(text), rules)).toEqual({ kind: 'refused', reason: 'MAKE_UP_DAY_NOT_OPEN' })
  })

  test('for a day before the member joined', () => {
    const joined = { ...making('2026-03-12'), joinedDay: day('2026-03-13') }
    expect(decideMakeUp(state, joined, rules)).toMatchObject({ reason: 'MAKE_UP_DAY_NOT_OPEN' })
    expect(decideMakeUp(state, { ...joined, day: day('2026-03-13') }, rules).kind).toBe('accepted')
  })

  test('the furthest day that the rules reach is open', () => {
    expect(decideMakeUp(state, making('2026-03-08'), rules).kind).toBe('accepted')
  })

  test('for a day with a check-in', () => {
    expect(decideMakeUp(state, making('2026-03-10'), rules)).toMatchObject({ reason: 'MAKE_UP_DAY_TAKEN' })
  })

  test('for the same day a second time, so that a streak is mended and paid once', () => {
    const broken = withRuns(['2026-03-12..2026-03-13', '2026-03-15'], { makeUpCards: 2 })
    const first = accepted(decideMakeUp(broken, making('2026-03-14'), rules))
    expect(first.rewards).toHaveLength(1)
    expect(decideMakeUp(first.state, making('2026-03-14'), rules)).toEqual({
      kind: 'refused',
      reason: 'MAKE_UP_DAY_TAKEN',
    })
  })

  test('without a card', () => {
    expect(decideMakeUp({ ...state, makeUpCards: 0 }, making('2026-03-12'), rules)).toMatchObject({
      reason: 'MAKE_UP_NO_CARD',
    })
  })

  test('beyond the month’s limit, which opens again with the next month', () => {
    const used = { ...state, makeUps: { month: month('2026-03'), count: 3 } }
    expect(decideMakeUp(used, making('2026-03-12'), rules)).toMatchObject({ reason: 'MAKE_UP_LIMIT_REACHED' })
    expect(makeUpsLeft(used, day('2026-03-31'), rules)).toBe(0)
    expect(makeUpsLeft(used, day('2026-04-01'), rules)).toBe(3)
    const april = accepted(decideMakeUp(used, making('2026-03-31', '2026-04-01'), rules))
    expect(april.state.makeUps).toEqual({ month: '2026-04', count: 1 })
  })

  test('beyond the limit also when the server’s clock was moved back into the month before', () => {
    const used = { ...withRuns(['2026-03-10'], { makeUpCards: 9 }), makeUps: { month: month('2026-04'), count: 2 } }
    const third = accepted(decideMakeUp(used, making('2026-03-30', '2026-03-31'), rules))
    expect(third.state.makeUps).toEqual({ month: '2026-04', count: 3 })
    expect(decideMakeUp(third.state, making('2026-03-29', '2026-03-31'), rules)).toMatchObject({
      reason: 'MAKE_UP_LIMIT_REACHED',
    })
  })

  test('where the rules switch make-ups off', () => {
    const off = someRules({ makeUp: { monthlyMax: 0, reachBackDays: 7 } })
    expect(decideMakeUp(state, making('2026-03-12'), off)).toMatchObject({ reason: 'MAKE_UP_LIMIT_REACHED' })
  })
})

test('a clock moved back never pays a month’s ladder twice', () => {
  const monthly = someRules({ monthLadder: steps(1) })
  const paid = withRuns(['2026-03-30'], { ...oneCard, monthLadder: { month: month('2026-04'), paidTo: 1 } })
  const back = accepted(decideMakeUp(paid, making('2026-03-29', '2026-03-31'), monthly))
  expect(back.rewards).toEqual([])
  expect(back.state.monthLadder).toEqual({ month: '2026-04', paidTo: 1 })
})

test('the day made up is the day that was asked for, whatever zone the phone or the server is in', () => {
  const { state } = accepted(decideMakeUp(withRuns(['2026-03-15'], oneCard), making('2026-03-08'), rules))
  expect(runTexts(state)).toEqual(['2026-03-08', '2026-03-15'])
})

describe('the day that mends the streak', () => {
  const mends = (runs: string[], cards = 1) =>
    mendingDay(withRuns(runs, { makeUpCards: cards }), { today: day('2026-03-15'), joinedDay }, rules)

  test.each([
    ['yesterday, while today is still open', ['2026-03-10..2026-03-13'], '2026-03-14'],
    ['the gap before the streak', ['2026-03-10..2026-03-12', '2026-03-14..2026-03-15'], '2026-03-13'],
    ['the gap before the streak, while today is still open', ['2026-03-10..2026-03-12', '2026-03-14'], '2026-03-13'],
    ['none after two missed days', ['2026-03-10..2026-03-12'], null],
    ['none when nothing is missing', ['2026-03-10..2026-03-15'], null],
    ['none for a newcomer', [], null],
  ])('is %s', (_which, runs, expected) => {
    expect(mends(runs)).toBe(expected)
  })

  test('is not offered without a card', () => {
    expect(mends(['2026-03-10..2026-03-13'], 0)).toBeNull()
  })

  test('is not offered where it cannot be made up', () => {
    const state = {
      ...noDays,
      ...withRuns(['2026-03-13'], { makeUpCards: 1, makeUps: { month: month('2026-03'), count: 3 } }),
    }
    expect(mendingDay(state, { today: day('2026-03-15'), joinedDay }, rules)).toBeNull()
  })
})

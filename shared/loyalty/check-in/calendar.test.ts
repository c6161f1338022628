import type { BusinessMonth } from '#shared/kernel/business-day'
import { monthCalendar, weekStrip } from './calendar'
import { ladders } from './ladder'
import { defaultCheckInRules } from './rules'
import { daysDoneIn } from './runs'
import { day, joinedDay, noDays, someRules, steps, withRuns } from './testing/a-check-in'

const month = (text: string) => text as BusinessMonth
const on = (text: string) => ({ today: day(text), joinedDay })

describe('the month’s calendar', () => {
  const state = withRuns(['2026-02-26..2026-03-02', '2026-03-14..2026-03-15'], { makeUpCards: 1 })
  const days = monthCalendar(state, { ...on('2026-03-15'), month: month('2026-03') }, someRules())
  const where = (is: (each: (typeof days)[number]) => boolean) =>
    days.filter(is).map((each) => Number(each.day.slice(8)))

  test('has every day of the month', () => {
    expect(days).toHaveLength(31)
    expect(days[0]).toEqual({
      day: '2026-03-01',
      isCheckedIn: true,
      isToday: false,
      isFuture: false,
      canMakeUp: false,
    })
  })

  test('stamps the days with a check-in', () => {
    expect(where((each) => each.isCheckedIn)).toEqual([1, 2, 14, 15])
    expect(daysDoneIn(state.runs, month('2026-03'))).toBe(4)
    expect(daysDoneIn(state.runs, month('2026-02'))).toBe(3)
    expect(daysDoneIn(state.runs, month('2026-04'))).toBe(0)
  })

  test('knows today and what is still to come', () => {
    expect(where((each) => each.isToday)).toEqual([15])
    expect(where((each) => each.isFuture)).toEqual(Array.from({ length: 16 }, (_, index) => 16 + index))
  })

  test('offers the days that a make-up would be accepted for', () => {
    expect(where((each) => each.canMakeUp)).toEqual([8, 9, 10, 11, 12, 13])
    const noCard = monthCalendar(
      { ...state, makeUpCards: 0 },
      { ...on('2026-03-15'), month: month('2026-03') },
      someRules(),
    )
    expect(noCard.some((each) => each.canMakeUp)).toBe(false)
  })

  test.each([
    ['2026-02', 28],
    ['2028-02', 29],
    ['2026-04', 30],
    ['2026-12', 31],
  ])('of %s has %p days', (text, count) => {
    expect(monthCalendar(noDays, { ...on('2026-03-15'), month: month(text) }, someRules())).toHaveLength(count)
  })
})

describe('the week', () => {
  const rules = someRules({ dailyPoints: 2, streakLadder: [{ days: 3, points: 10, makeUpCards: 1 }] })

  test('runs from Monday to Sunday, over the end of a month too', () => {
    const week = weekStrip(noDays, on('2026-04-01'), rules)
    expect(week.map((each) => each.day)).toEqual([
      '2026-03-30',
      '2026-03-31',
      '2026-04-01',
      '2026-04-02',
      '2026-04-03',
      '2026-04-04',
      '2026-04-05',
    ])
    expect(week.filter((each) => each.isToday).map((each) => each.day)).toEqual(['2026-04-01'])
  })

  test('says what each day to come brings if none is missed, and nothing for what is done or gone', () => {
    // Wednesday, with Tuesday checked in: the third day is Thursday.
    const week = weekStrip(withRuns(['2026-03-10']), on('2026-03-11'), rules)
    expect(week.map((each) => each.points)).toEqual([0, 0, 2, 12, 2, 2, 2])
    expect(week.map((each) => each.makeUpCards)).toEqual([0, 0, 0, 1, 0, 0, 0])
    expect(week.map((each) => each.isCheckedIn)).toEqual([false, true, false, false, false, false, false])
  })

  test('counts on from today when today is done', () => {
    const week = weekStrip(withRuns(['2026-03-10..2026-03-11']), on('2026-03-11'), rules)
    expect(week.map((each) => each.points)).toEqual([0, 0, 0, 12, 2, 2, 2])
  })
})

describe('the ladders', () => {
  const rules = someRules({ streakLadder: steps(3, 7), monthLadder: steps(5, 10) })
  const shown = (runs: string[], today = '2026-03-15', edit = {}) =>
    ladders(withRuns(runs), on(today), { ...rules, ...edit })

  test('say what is reached and what is next', () => {
    expect(shown(['2026-03-10..2026-03-13'], '2026-03-14')).toEqual({
      streakDays: 4,
      streakLadder: [
        { days: 3, points: 30, makeUpCards: 0, isReached: true, isNext: false },
        { days: 7, points: 70, makeUpCards: 0, isReached: false, isNext: true },
      ],
      monthDays: 4,
      monthLadder: [
        { days: 5, points: 50, makeUpCards: 0, isReached: false, isNext: true },
        { days: 10, points: 100, makeUpCards: 0, isReached: false, isNext: false },
      ],
      nextReward: { days: 5, points: 50, makeUpCards: 0, inDays: 1 },
      newcomers: null,
    })
  })

  test('begin again after a gap', () => {
    const { streakDays, streakLadder, nextReward } = shown(['2026-03-05..2026-03-12'])
    expect(streakDays).toBe(0)
    expect(streakLadder.map((step) => step.isReached)).toEqual([false, false])
    expect(nextReward).toMatchObject({ days: 10, inDays: 2 })
  })

  test('the nearer reward is next, the streak’s when both are as near', () => {
    expect(shown(['2026-03-15']).nextReward).toMatchObject({ days: 3, inDays: 2 })
    expect(shown(['2026-03-10', '2026-03-12', '2026-03-15']).nextReward).toMatchObject({ days: 3, inDays: 2 })
  })

  test('a step of the month that can no longer be reached is not promised', () => {
    const only = { streakLadder: [] }
    expect(shown(['2026-03-20..2026-03-22'], '2026-03-30', only).nextReward).toMatchObject({ days: 5, inDays: 2 })
    expect(shown(['2026-03-20..2026-03-22'], '2026-03-31', only).nextReward).toBeNull()
    expect(shown(['2026-03-20..2026-03-22', '2026-03-30'], '2026-03-30', only).nextReward).toMatchObject({ inDays: 1 })
    expect(shown(['2026-03-20..2026-03-21', '2026-03-30'], '2026-03-30', only).nextReward).toBeNull()
  })

  test('a cycle that is done stays reached until the next one begins', () => {
    const cycle = { cycleDays: 8, monthLadder: [] }
    const reached = (runs: string[]) => shown(runs, '2026-03-15', cycle).streakLadder.map((step) => step.isReached)
    expect(reached(['2026-03-08..2026-03-15'])).toEqual([true, true])
    expect(reached(['2026-03-07..2026-03-15'])).toEqual([false, false])
    expect(shown(['2026-03-08..2026-03-15'], '2026-03-15', cycle).nextReward).toMatchObject({ days: 3, inDays: 3 })
    expect(shown(['2026-03-09..2026-03-15'], '2026-03-15', cycle).nextReward).toMatchObject({ days: 3, inDays: 4 })
    expect(shown(['2026-03-07..2026-03-15'], '2026-03-15', cycle).nextReward).toMatchObject({ days: 3, inDays: 2 })
  })

  test('without a cycle there is nothing after the last step', () => {
    expect(shown(['2026-03-01..2026-03-15'], '2026-03-15', { monthLadder: [] }).nextReward).toBeNull()
  })

  test('show newcomers their days while these are open', () => {
    const newcomers = { days: 2, withinDays: 5, points: [5, 9] }
    const joined = (today: string) => ({ today: day(today), joinedDay: day('2026-03-11') })
    const of = (today: string, runs = ['2026-03-11']) =>
      ladders(withRuns(runs), joined(today), { ...rules, newcomers }).newcomers
    expect(of('2026-03-15')).toEqual({ days: 2, doneDays: 1, lastDay: '2026-03-15', rewards: [5, 9] })
    expect(of('2026-03-15', ['2026-03-11..2026-03-15'])).toMatchObject({ doneDays: 2 })
    expect(of('2026-03-16')).toBeNull()
  })

  test('the default rules promise on the first day what they then give', () => {
    const { nextReward, newcomers } = ladders(noDays, { today: joinedDay, joinedDay }, defaultCheckInRules)
    expect(nextReward).toEqual({ days: 3, points: 5, makeUpCards: 0, inDays: 3 })
    expect(newcomers).toMatchObject({ days: 7, doneDays: 0, lastDay: '2025-01-10' })
  })
})

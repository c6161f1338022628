import type { BusinessMonth } from '#shared/kernel/business-day'
import { aCalendar } from '../../../testing/answers'
import { day } from '../../../testing/days'
import { hasEarlier, rewardsOf, stampsOf } from './calendar-view'

const AUGUST = '2026-08' as BusinessMonth

test('a stamp wins over an open day, and other days are plain', () => {
  const stamps = stampsOf(aCalendar())
  expect(stamps).toEqual({
    '2026-11-15': 'mendable',
    '2026-11-16': 'checked',
    '2026-11-17': 'checked',
    '2026-11-18': 'checked',
    '2026-11-19': 'checked',
  })
})

test('the next reward waits on the day that unbroken check-ins lead to', () => {
  const nextReward = { inDays: 3, days: 7, points: 15, makeUpCards: 0 }
  expect(rewardsOf(aCalendar({ nextReward }))).toEqual({ '2026-11-22': '15 积分' })
  expect(rewardsOf(aCalendar({ nextReward, isDoneToday: true }))).toEqual({ '2026-11-23': '15 积分' })
  expect(rewardsOf(aCalendar({ nextReward: null }))).toEqual({})
})

test.each([
  ['stamps are left for it', { totalDays: 5 }, 5, true],
  ['all stamps are in the months that were seen', { totalDays: 4 }, 4, false],
  ['a day in it can still be made up', { today: day('2026-11-03'), makeUpCards: 1 }, 4, true],
  ['a day in it could be made up, but there is no card', { today: day('2026-11-03'), makeUpCards: 0 }, 4, false],
])('the month before is worth opening when %s', (_rule, part, stampsUpTo, expected) => {
  expect(hasEarlier(aCalendar(part), stampsUpTo, AUGUST)).toBe(expected)
})

test('no month is opened whose stamps the shop no longer keeps', () => {
  expect(hasEarlier(aCalendar({ totalDays: 90 }), 90, '2026-11' as BusinessMonth)).toBe(false)
})

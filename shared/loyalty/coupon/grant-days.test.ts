import fc from 'fast-check'
import { addDays, type BusinessMonth } from '#shared/kernel/business-day'
import {
  BIRTHDAY_CATCH_UP_DAYS,
  birthdayGrantDue,
  birthdayIn,
  birthdaysOn,
  birthdaysToLookUp,
  grantSource,
  monthlyGrantDay,
  monthlyGrantDue,
} from './grant-days'
import { day } from './testing/a-coupon'

const month = (text: string) => text as BusinessMonth

test.each([
  ['2026-02', 1, '2026-02-01'],
  ['2026-02', 31, '2026-02-28'],
  ['2028-02', 30, '2028-02-29'],
  ['2026-04', 31, '2026-04-30'],
  ['2026-12', 31, '2026-12-31'],
])('in %s, day %p is %s', (text, dayOfMonth, expected) => {
  expect(monthlyGrantDay(month(text), dayOfMonth)).toBe(expected)
})

test.each([
  [null, '2026-03-10', 11, null],
  [null, '2026-03-11', 11, '2026-03'],
  ['2026-02', '2026-03-31', 11, '2026-03'],
  ['2026-03', '2026-03-31', 11, null],
  ['2026-01', '2026-02-28', 31, '2026-02'],
  ['2026-01', '2026-03-01', 1, '2026-03'],
  ['2026-12', '2027-01-01', 1, '2027-01'],
  ['2026-04', '2026-03-11', 1, null],
])('a monthly coupon last given for %p is due on %s (day %p) for %p', (last, today, dayOfMonth, expected) => {
  expect(monthlyGrantDue(last === null ? null : month(last), day(today), dayOfMonth)).toBe(expected)
})

test.each([
  ['1990-05-20', 2026, '2026-05-20'],
  ['2000-02-29', 2026, '2026-02-28'],
  ['2000-02-29', 2028, '2028-02-29'],
  ['2000-02-29', 2100, '2100-02-28'],
  ['2001-02-28', 2028, '2028-02-28'],
])('born on %s, the birthday of %p is %s', (birthday, year, expected) => {
  expect(birthdayIn(year, day(birthday))).toBe(expected)
})

test.each([
  ['2026-02-28', ['02-28', '02-29']],
  ['2028-02-28', ['02-28']],
  ['2028-02-29', ['02-29']],
  ['2026-03-01', ['03-01']],
])('on %s it is the birthday of %p', (text, expected) => {
  expect(birthdaysOn(day(text))).toEqual(expected)
})

test('a birthday coupon is due from its lead days on, is caught up for some days, and belongs to one year', () => {
  const born = day('1990-01-03')
  const due = (today: string, leadDays = 5) => birthdayGrantDue(born, day(today), leadDays)
  expect(due('2026-12-28')).toBeNull()
  expect(due('2026-12-29')).toBe(2027)
  expect(due('2027-01-03')).toBe(2027)
  expect(due('2027-01-10')).toBe(2027)
  expect(due('2027-01-11')).toBeNull()
  expect(due('2027-01-02', 0)).toBeNull()
  expect(birthdayGrantDue(day('2000-02-29'), day('2026-02-28'), 0)).toBe(2026)
  expect(birthdayGrantDue(day('2026-05-01'), day('2025-05-01'), 0)).toBeNull()
})

test('nobody is missed: whoever is due is among the days looked up', () => {
  const anyDay = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays(day('1960-01-01'), days))
  const today = fc.integer({ min: 0, max: 4000 }).map((days) => addDays(day('2026-01-01'), days))
  fc.assert(
    fc.property(anyDay, today, fc.integer({ min: 0, max: 31 }), (birthday, now, leadDays) => {
      const isDue = birthdayGrantDue(birthday, now, leadDays) !== null
      expect(birthdaysToLookUp(now, leadDays).includes(birthday.slice(5))).toBe(isDue)
    }),
    { numRuns: 3000 },
  )
  expect(birthdaysToLookUp(day('2026-03-11'), 0)).toHaveLength(BIRTHDAY_CATCH_UP_DAYS + 1)
})

test('every automatic coupon has a source of its own', () => {
  expect([
    grantSource({ way: 'welcome' }),
    grantSource({ way: 'tier', tierKey: 'jade', sinceDay: day('2026-03-11') }),
    grantSource({ way: 'birthday', year: 2026 }),
    grantSource({ way: 'monthly', month: month('2026-03') }),
    grantSource({ way: 'batch', batchId: 'b1' }),
  ]).toEqual(['joined', 'jade:2026-03-11', '2026', '2026-03', 'b1'])
})

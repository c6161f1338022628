import type { BusinessDay } from '#shared/kernel/business-day'
import { defaultPrivacyRules } from './rules'
import { afterWorkingDays, isWorkingDay, workingDaysLeft } from './working-days'

const day = (text: string) => text as BusinessDay
const calendar = defaultPrivacyRules

test.each([
  ['2026-02-14', true, 'a Saturday that makes up for the Spring Festival'],
  ['2026-02-16', false, 'a Monday within it'],
  ['2026-02-28', true, 'the other Saturday'],
  ['2026-10-10', true, 'a Saturday after the National Day'],
  ['2026-11-28', false, 'any other Saturday'],
  ['2026-11-30', true, 'any other Monday'],
  ['2027-02-08', false, 'the third day of the year of the goat'],
])('%s is a working day: %s, %s', (text, expected) => {
  expect(isWorkingDay(day(text), calendar)).toBe(expected)
})

test('fifteen working days go round weekends, holidays and make-up days', () => {
  expect(afterWorkingDays(day('2026-11-27'), 15, calendar)).toBe('2026-12-18')
  // Nine days off and two Saturdays of work between them.
  expect(afterWorkingDays(day('2026-02-10'), 15, calendar)).toBe('2026-03-09')
  expect(afterWorkingDays(day('2026-11-27'), 0, calendar)).toBe('2026-11-27')
})

test('what is left is counted back from the same day, and past it', () => {
  expect(workingDaysLeft(day('2026-11-27'), day('2026-12-18'), calendar)).toBe(15)
  expect(workingDaysLeft(day('2026-12-18'), day('2026-12-18'), calendar)).toBe(0)
  expect(workingDaysLeft(day('2026-12-22'), day('2026-12-18'), calendar)).toBe(-2)
})

test('a calendar in which nobody ever works still comes to an end', () => {
  const never = { holidays: [{ fromDay: day('2026-01-01'), toDay: day('2100-01-01') }], makeUpDays: [] }
  expect(afterWorkingDays(day('2026-01-01'), 15, never) > '2027-01-01').toBe(true)
})

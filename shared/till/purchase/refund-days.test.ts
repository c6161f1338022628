import type { BusinessDay } from '#shared/kernel/business-day'
import { defaultTillRules, tillRulesSchema } from '#shared/people/staff/rules'
import { refundDaysOf, refundFromDay } from './refund-days'

const rules = { ...defaultTillRules, refundDays: { clerk: 7, manager: 30 } }

test.each([
  ['clerk', 7],
  ['manager', 30],
  ['region', 30],
  ['headquarters', 30],
] as const)('a %s has %d days', (role, days) => {
  expect(refundDaysOf(role, rules)).toBe(days)
})

test('rules of before there were such days mean three months, and a year for managers', () => {
  const { refundDays: _none, ...before } = defaultTillRules
  expect(tillRulesSchema.parse(before)).toEqual(before)
  expect([refundDaysOf('clerk', before), refundDaysOf('manager', before)]).toEqual([92, 366])
})

test('a manager never has fewer days than a clerk', () => {
  const wrong = { ...defaultTillRules, refundDays: { clerk: 30, manager: 7 } }
  expect(tillRulesSchema.safeParse(wrong).error?.issues).toMatchObject([{ path: ['refundDays', 'manager'] }])
})

test('days are counted back from today', () => {
  expect(refundFromDay('2026-11-22' as BusinessDay, 'clerk', rules)).toBe('2026-11-15')
})

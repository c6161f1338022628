import { type CheckInRules, checkInRules, checkInRulesSchema, defaultCheckInRules } from './rules'
import { todaysRewards } from './streak'
import { noDays, steps } from './testing/a-check-in'

test('hold from the start, before anybody has stored any', () => {
  expect(checkInRulesSchema.parse(checkInRules.fallback)).toEqual(defaultCheckInRules)
  const today = '2026-03-15' as never
  expect(todaysRewards(noDays, { today, joinedDay: today }, checkInRules.fallback)).not.toEqual([])
})

test.each<[string, Partial<CheckInRules>]>([
  ['empty ladders', { streakLadder: [], monthLadder: [], newcomers: null, cycleDays: null }],
  ['a cycle as long as its last step', { streakLadder: steps(3, 7), cycleDays: 7 }],
  ['make-ups switched off', { makeUp: { monthlyMax: 0, reachBackDays: 1 } }],
])('take %s', (_what, edit) => {
  expect(checkInRulesSchema.safeParse({ ...defaultCheckInRules, ...edit }).success).toBe(true)
})

test.each([
  ['a ladder that does not rise', { streakLadder: steps(3, 3) }],
  ['a ladder that falls', { monthLadder: steps(20, 10) }],
  ['a step for no day', { streakLadder: steps(0) }],
  ['a step that no cycle reaches', { streakLadder: steps(3, 8), cycleDays: 7 }],
  ['a step that February does not reach', { monthLadder: steps(29) }],
  ['a make-up further back than runs are kept', { makeUp: { monthlyMax: 1, reachBackDays: 32 } }],
  ['a newcomers’ day without points', { newcomers: { days: 3, withinDays: 10, points: [1, 2] } }],
  ['fewer days than the newcomers need', { newcomers: { days: 3, withinDays: 2, points: [1, 2, 3] } }],
  ['negative points', { dailyPoints: -1 }],
  ['an unknown name', { bonus: 1 }],
])('refuse %s', (_what, edit) => {
  expect(checkInRulesSchema.safeParse({ ...defaultCheckInRules, ...edit }).success).toBe(false)
})

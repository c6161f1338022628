import type { BusinessDay, BusinessMonth } from '#shared/kernel/business-day'
import { addedTally, joinedPast, nothingHad } from './past'

const day = (text: string) => text as BusinessDay
const month = (text: string) => text as BusinessMonth
const first = nothingHad(day('2026-03-01'))
const tally = (issued: number, on: string | null = null, issuedToday = 0) => ({
  issued,
  day: on === null ? null : day(on),
  issuedToday,
})

test('of nobody known there is no past', () => {
  expect(joinedPast([])).toBeNull()
})

test('what several keys of a person know is joined to the most that any of them knows', () => {
  const one = {
    ...first,
    checkInDay: day('2026-05-02'),
    monthLadder: { month: month('2026-05'), paidTo: 2 },
    coupons: [
      { templateId: 'tpl_a', tally: tally(2) },
      { templateId: 'tpl_b', tally: tally(1) },
    ],
    gifts: ['tpl_a birthday:2026'],
    tierKeys: ['jade'],
  }
  const other = {
    ...first,
    firstDay: day('2025-01-01'),
    monthLadder: { month: month('2026-05'), paidTo: 7 },
    makeUps: { month: month('2026-04'), count: 3 },
    tallies: [{ programmeKey: 'p', friends: 3, paidTo: 1, months: [] }],
    coupons: [{ templateId: 'tpl_a', tally: tally(1) }],
    gifts: ['tpl_a birthday:2026', 'tpl_c monthly:2026-05'],
    tierKeys: ['jade', 'amber'],
  }
  expect(joinedPast([one, other])).toEqual({
    firstDay: '2025-01-01',
    checkInDay: '2026-05-02',
    monthLadder: { month: '2026-05', paidTo: 7 },
    makeUps: { month: '2026-04', count: 3 },
    tallies: other.tallies,
    coupons: one.coupons,
    gifts: ['tpl_a birthday:2026', 'tpl_c monthly:2026-05'],
    tierKeys: ['jade', 'amber'],
  })
})

test.each([
  ['nothing before', undefined, tally(1, '2026-05-02', 1), tally(1, '2026-05-02', 1)],
  ['on the same day', tally(2, '2026-05-02', 1), tally(1, '2026-05-02', 1), tally(3, '2026-05-02', 2)],
  ['on an earlier day', tally(2, '2026-05-01', 2), tally(1, '2026-05-02', 1), tally(3, '2026-05-02', 1)],
  ['nothing since', tally(2, '2026-05-02', 2), tally(0), tally(2, '2026-05-02', 2)],
])('what was had before adds up with what came since: %s', (_when, before, own, sum) => {
  expect(addedTally(before, own)).toEqual(sum)
})

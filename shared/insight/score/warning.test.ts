import type { BusinessDay } from '#shared/kernel/business-day'
import { capacityOf, inOrderOfWarning, warningOf } from './warning'

const model = {
  frequency: { kind: 'mbg', r: 0.525, alpha: 6.183, a: 0.891, b: 1.614 },
  frequentRepeats: 5,
} as const
const AS_OF = '2026-10-31' as BusinessDay
const facts = (firstDay: string, lastDay: string, purchaseDays: number) => ({
  firstDay: firstDay as BusinessDay,
  lastDay: lastDay as BusinessDay,
  purchaseDays,
  spentFen: 100,
  repeatSpentFen: 0,
  social: 0,
})

test('who bought once is likely to stay away because of that', () => {
  expect(warningOf(facts('2026-10-20', '2026-10-20', 1), AS_OF, model)).toEqual({
    reason: 'frequency',
    recencyDays: 11,
    gapDays: null,
  })
})

test('who came every week and stopped breaks the own habit', () => {
  expect(warningOf(facts('2026-03-01', '2026-09-01', 27), AS_OF, model)).toMatchObject({
    reason: 'ownGap',
    recencyDays: 60,
  })
})

test('who comes rarely but often enough is only long gone', () => {
  expect(warningOf(facts('2025-01-01', '2026-08-20', 12), AS_OF, model)).toMatchObject({ reason: 'recency' })
})

test('no more warnings than can be handled', () => {
  const rules = { sharePercent: 10, membersMax: 200 }
  expect([0, 5, 411, 100_000].map((active) => capacityOf(active, rules))).toEqual([0, 1, 42, 200])
})

test.each([
  ['silence', ['d', 'b', 'c', 'a']],
  ['loss', ['d', 'a', 'b', 'c']],
] as const)('by %s: of those who share the figure the other one decides, then the id', (by, order) => {
  const watched = [
    { _id: 'c', watch: { silent90: 1, lossFen: 500 } },
    { _id: 'a', watch: { silent90: 0.2, lossFen: 900 } },
    { _id: 'd', watch: { silent90: 1, lossFen: 900 } },
    { _id: 'b', watch: { silent90: 1, lossFen: 500 } },
  ]
  expect(inOrderOfWarning(watched, by).map(({ _id }) => _id)).toEqual(order)
  expect(inOrderOfWarning([...watched].reverse(), by).map(({ _id }) => _id)).toEqual(order)
})

import fc from 'fast-check'
import { cohortsOf, monthRows } from '#shared/insight/report/cohort'
import { type Act, daysOf } from '#shared/insight/report/testing/seeded-log'
import { type BusinessDay, monthOf } from '#shared/kernel/business-day'

const bought = (member: number, day: string, spentFen: number): Act => {
  return { memberId: `mem_${member}`, day: `2026-${day}` as BusinessDay, spentFen }
}

/** As the jobs do it: days of the shop, months, cohorts. */
function cohortsFrom(acts: readonly Act[]) {
  const days = [...daysOf(acts).events.values()]
  const months = [...new Set(days.map(({ _id }) => monthOf(_id)))]
  return cohortsOf(
    months.map((month) => ({ month, rows: monthRows(days.filter(({ _id }) => monthOf(_id) === month)) })),
  )
}

test('a cohort is the month of the first purchase; who buys twice in a month counts once in it', () => {
  const acts = [
    bought(1, '01-31', 1_000),
    bought(2, '01-01', 500),
    bought(2, '01-20', 500),
    bought(1, '03-02', 700),
    bought(3, '03-31', 900),
    { memberId: 'mem_4', day: '2026-01-05' as BusinessDay },
  ]
  expect(cohortsFrom(acts)).toEqual([
    { month: '2026-01', size: 2, buyers: [2, 0, 1], spentFen: [2_000, 0, 700] },
    { month: '2026-03', size: 1, buyers: [1], spentFen: [900] },
  ])
})

test('every buyer of a month is in exactly one cohort, and no fen is lost', () => {
  const someActs = fc.array(
    fc
      .tuple(
        fc.integer({ min: 1, max: 8 }),
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 1, max: 28 }),
        fc.nat(9999),
      )
      .map(([member, month, day, fen]) => bought(member, `0${month}-${String(day).padStart(2, '0')}`, fen)),
    { minLength: 1, maxLength: 40 },
  )
  fc.assert(
    fc.property(someActs, (acts) => {
      const cohorts = cohortsFrom(acts)
      expect(cohorts.reduce((sum, { size }) => sum + size, 0)).toBe(new Set(acts.map(({ memberId }) => memberId)).size)
      const spent = cohorts.flatMap(({ spentFen }) => spentFen).reduce((sum, fen) => sum + fen, 0)
      expect(spent).toBe(acts.reduce((sum, { spentFen = 0 }) => sum + spentFen, 0))
    }),
    { numRuns: 60 },
  )
})

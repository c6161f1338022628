import fc from 'fast-check'
import { activeMembers } from '#shared/insight/report/active'
import { retentionOf } from '#shared/insight/report/retention'
import { gridOf, gridRows, gridTotal } from '#shared/insight/report/retention-grid'
import { type Act, daysOf } from '#shared/insight/report/testing/seeded-log'
import { addDays, type BusinessDay, businessDayOf } from '#shared/kernel/business-day'

const day = (text: string) => `2026-${text}` as BusinessDay
const FIRST = day('06-01')
const onDay = (days: number) => addDays(FIRST, days)

/** A few members over a hundred days, with gaps of every length. */
const someActs = fc
  .array(fc.record({ member: fc.integer({ min: 1, max: 12 }), age: fc.integer({ min: 0, max: 110 }) }), {
    minLength: 1,
    maxLength: 80,
  })
  .map((visits) => visits.map(({ member, age }): Act => ({ memberId: `mem_${member}`, day: onDay(age) })))
const activeOf = (acts: readonly Act[]) =>
  [...new Set(acts.map(({ memberId }) => memberId))].map((memberId) =>
    acts.filter((act) => act.memberId === memberId).map((act) => act.day),
  )

describe('retention', () => {
  test('counts the exact day, any day up to it, and any day from it on', () => {
    const members = [[onDay(0), onDay(1), onDay(7)], [onDay(0), onDay(3)], [onDay(0), onDay(20)], [onDay(0)]]
    expect(retentionOf(members, 7, onDay(30))).toEqual({ days: 7, eligible: 4, classic: 1, within: 2, rolling: 2 })
    expect(retentionOf(members, 1, onDay(30))).toEqual({ days: 1, eligible: 4, classic: 1, within: 1, rolling: 3 })
  })

  test('leaves out of the denominator who cannot have come back yet, and what happened on a day that is not over', () => {
    const members = [[onDay(0)], [onDay(5), onDay(12)], [onDay(6), onDay(13)]]
    expect(retentionOf(members, 7, onDay(12))).toMatchObject({ eligible: 2, classic: 1, rolling: 1 })
    expect(retentionOf(members, 7, onDay(6))).toMatchObject({ eligible: 0, classic: 0 })
  })

  test('depends on where the day ends: a visit at 02:00 in the shop is another day in UTC', () => {
    const times = ['2026-06-01T10:00:00+08:00', '2026-06-02T02:00:00+08:00'].map((text) => Date.parse(text))
    const utc = times.map((at) => new Date(at).toISOString().slice(0, 10) as BusinessDay)
    expect(retentionOf([times.map(businessDayOf)], 1, onDay(10)).classic).toBe(1)
    expect(retentionOf([utc], 1, onDay(10)).classic).toBe(0)
  })
})

describe('the grid that the nightly job keeps', () => {
  test('says what the days of the members say, for every member, day and way of counting', () => {
    fc.assert(
      fc.property(someActs, fc.integer({ min: 0, max: 120 }), (acts, lastAge) => {
        const lastFullDay = onDay(lastAge)
        const grid = gridOf(daysOf(acts).cohorts, lastFullDay)
        for (const { days, ...counted } of gridTotal(grid.cohorts).retained) {
          expect({ days, ...counted }).toEqual(retentionOf(activeOf(acts), days, lastFullDay))
        }
      }),
      { numRuns: 60 },
    )
  })

  test('groups first days by week from Monday and by month, newest first', () => {
    const acts = ['06-01', '06-07', '06-08', '07-01'].map((text) => ({ memberId: text, day: day(text) }))
    const grid = gridOf(daysOf(acts).cohorts, day('07-20'))
    expect(gridRows(grid, 'week').map(({ fromDay, toDay, size }) => [fromDay, toDay, size])).toEqual([
      ['2026-07-01', '2026-07-01', 1],
      ['2026-06-08', '2026-06-08', 1],
      ['2026-06-01', '2026-06-07', 2],
    ])
    expect(gridRows(grid, 'month').map(({ size }) => size)).toEqual([1, 3])
    expect(gridRows(grid, 'day')).toHaveLength(4)
  })

  test('of a week whose last days are not known yet counts only those that are', () => {
    const acts = [day('06-01'), day('06-03')].map((first, index) => ({ memberId: `mem_${index}`, day: first }))
    const [row] = gridRows(gridOf(daysOf(acts).cohorts, day('06-09')), 'week')
    expect(row?.retained.find(({ days }) => days === 7)).toMatchObject({ eligible: 1 })
  })
})

describe('members active in a span', () => {
  test('are counted once each, from the days’ own counts, for every length', () => {
    fc.assert(
      fc.property(someActs, fc.integer({ min: 0, max: 110 }), fc.integer({ min: 1, max: 30 }), (acts, last, length) => {
        const [from, to] = [onDay(last - length + 1), onDay(last)]
        const distinct = new Set(acts.filter((act) => act.day >= from && act.day <= to).map(({ memberId }) => memberId))
        expect(activeMembers(daysOf(acts).events, to, length)).toBe(distinct.size)
      }),
      { numRuns: 100 },
    )
  })
})

import { chanceOfAtLeast, chanceOfAtMost } from './chance'
import { lateJobs } from './timers'
import { fallOf, mixOf, riseOf } from './watch'

const usual = (mean: number, cells = 200) => Array.from({ length: cells }, () => ({ mean, counted: 400 * mean }))
const cells = (newest: number[], then: number, length = 200) =>
  Array.from({ length }, (_, index) => newest[index] ?? then)

describe('chances of counts', () => {
  test('are Poisson’s, a little wider, where the mean is known well', () => {
    const known = { mean: 6, counted: 1e9 }
    expect(chanceOfAtMost(0, known)).toBeCloseTo(0.0029, 3)
    expect(chanceOfAtMost(2, known) + chanceOfAtLeast(3, known)).toBeCloseTo(1, 9)
    expect(chanceOfAtLeast(0, known)).toBe(1)
  })

  test('say less where the mean is known from few', () => {
    expect(chanceOfAtMost(0, { mean: 6, counted: 5 })).toBeGreaterThan(0.02)
  })
})

describe('a fall', () => {
  test('of a step that brought one in each cell is found once twelve are missing', () => {
    const at = (silent: number) => fallOf({ counts: cells(Array(silent).fill(0), 1), expected: usual(1) })
    expect(at(8)).toBeNull()
    expect(at(12)).toMatchObject({ direction: 'fall' })
  })

  test('is found in one cell that should have brought forty', () => {
    expect(fallOf({ counts: cells([0], 40), expected: usual(40) })).toMatchObject({
      by: 'once',
      stretches: [{ cells: 1, count: 0, expected: 40 }],
    })
  })

  test('of two unlikely stretches in a row is one, of one alone it is none', () => {
    const twice = fallOf({ counts: cells([2, 2], 9), expected: usual(9) })
    expect(twice).toMatchObject({ by: 'twice' })
    expect(twice?.stretches).toHaveLength(2)
    expect(fallOf({ counts: cells([2], 9), expected: usual(9) })).toBeNull()
  })

  test('by less than half is left to the bands of days, however sure it is', () => {
    expect(fallOf({ counts: cells([], 600), expected: usual(1000) })).toBeNull()
  })

  test('is not looked for where nothing is known of the hour', () => {
    expect(fallOf({ counts: cells([], 0), expected: usual(0) })).toBeNull()
  })
})

describe('a rise', () => {
  test('of forty joins in an hour that brings one is found, a few friends who come together are not', () => {
    expect(riseOf({ counts: cells([14, 13, 13], 0), expected: usual(0.2) })).toMatchObject({ direction: 'rise' })
    expect(riseOf({ counts: cells([8], 0), expected: usual(0.2) })).toBeNull()
  })

  test('of a busy shop by half again is none', () => {
    expect(riseOf({ counts: cells([], 90), expected: usual(60) })).toBeNull()
  })
})

test('a price with a nought too few is found after eight sales, one small sale among them is not', () => {
  expect(mixOf({ part: cells([], 1), whole: cells([], 1), share: 0.02 })).toMatchObject({ direction: 'rise' })
  expect(mixOf({ part: cells([1], 0), whole: cells([], 1), share: 0.02 })).toBeNull()
})

test('a job is late half an hour after it was due, and never before it first ran', () => {
  const job = { job: 'roll-up-events', title: '汇总', everyMs: 600_000 }
  expect(lateJobs([{ ...job, startedAt: 0 }], 35 * 60_000)).toEqual([])
  expect(lateJobs([{ ...job, startedAt: 0 }], 36 * 60_000)).toMatchObject([{ job: 'roll-up-events' }])
  expect(lateJobs([{ ...job, startedAt: null }], 36 * 60_000)).toEqual([])
})

import { chanceOfAtLeast, chanceOfAtMost } from './chance'
import { shiftOf } from './shift'
import { lateJobs } from './timers'
import { fallOf, riseOf, runningSums } from './watch'

const LENGTH = 600
/** The newest first; what came before them was `then` in each cell, and `mean` is usual. */
const seen = (newest: number[], then: number, mean: number) => ({
  counts: runningSums(Array.from({ length: LENGTH }, (_, index) => newest[LENGTH - 1 - index] ?? then)),
  means: runningSums(Array<number>(LENGTH).fill(mean)),
  counted: runningSums(Array<number>(LENGTH).fill(400 * mean)),
  newest: LENGTH - 1,
  begun: null,
})

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
    const at = (silent: number) => fallOf(seen(Array(silent).fill(0), 1, 1))
    expect(at(8)).toBeNull()
    expect(at(12)).toMatchObject({ direction: 'fall' })
  })

  test('is found in one cell that should have brought forty', () => {
    expect(fallOf(seen([0], 40, 40))).toMatchObject({
      stretch: { cells: 1, count: 0, expected: 40 },
    })
  })

  test('to nothing is found sooner than one to a little, which has to be surer', () => {
    const behind = (silent: number, newest: number[] = []) => fallOf(seen([...newest, ...Array(silent).fill(0)], 1, 1))
    expect(behind(12)).not.toBeNull()
    expect(behind(12, [1])).toBeNull()
    expect(behind(23, [1])).toMatchObject({ stretch: { count: 1 } })
  })

  test('of a busy step has to be less likely than one of a quiet step, because it has more chances to be one', () => {
    const none = (cells: number, mean: number) => fallOf(seen(Array(cells).fill(0), mean, mean))
    expect(none(12, 1)).not.toBeNull()
    expect(none(1, 12)).toBeNull()
    expect(none(1, 20)).not.toBeNull()
  })

  test('is seen with what the cell that is not over has brought so far', () => {
    const begun = (count: number) => ({ count, mean: 0.9, counted: 360 })
    const ten = seen(Array(10).fill(0), 1, 1.05)
    expect(fallOf(ten)).toBeNull()
    expect(fallOf({ ...ten, begun: begun(0) })).toMatchObject({ stretch: { count: 0, cells: 10 } })
    expect(fallOf({ ...ten, begun: begun(1) })).toBeNull()
  })

  test('of what a store sells is believed a little sooner', () => {
    const silent = seen(Array(10).fill(0), 1, 1)
    expect(fallOf(silent)).toBeNull()
    expect(fallOf(silent, { isSaleOfPart: true })).toMatchObject({ stretch: { count: 0, expected: 10 } })
    expect(fallOf(seen(Array(8).fill(0), 1, 1), { isSaleOfPart: true })).toBeNull()
  })

  test('by less than half is left to the bands of days, however sure it is', () => {
    expect(fallOf(seen([], 600, 1000))).toBeNull()
  })

  test('is not looked for where nothing is known of the hour', () => {
    expect(fallOf(seen([], 0, 0))).toBeNull()
  })
})

describe('a rise', () => {
  test('of forty joins in an hour that brings one is found, a few friends who come together are not', () => {
    expect(riseOf(seen([14, 13, 13], 0, 0.2))).toMatchObject({ direction: 'rise' })
    expect(riseOf(seen([8], 0, 0.2))).toBeNull()
  })

  test('of a busy shop by half again is none', () => {
    expect(riseOf(seen([], 90, 60))).toBeNull()
  })
})

describe('amounts', () => {
  // Bands from the lowest to the highest; one sale in each cell, the newest first.
  const shares = [0.01, 0.02, 0.12, 0.35, 0.5]
  const sold = (...bands: number[]) =>
    bands.map((band, back) => ({ back, counts: shares.map((_, index) => (index === band ? 1 : 0)) }))

  test('of prices with a nought too few are found after six sales, in whichever of the low bands they lie', () => {
    expect(shiftOf(sold(0, 1, 1, 0, 1, 1), shares)).toMatchObject({ band: 1, finding: { direction: 'rise' } })
  })

  test('of one small sale among ordinary ones are none, nor are five sales enough to say', () => {
    expect(shiftOf(sold(0, 4, 3, 4, 4, 2, 4, 4, 3), shares)).toBeNull()
    expect(shiftOf(sold(0, 1, 1, 0, 1), shares)).toBeNull()
  })
})

test('a job is late half an hour after it was due, and never before it first ran', () => {
  const job = { job: 'roll-up-events', title: '汇总', everyMs: 600_000 }
  expect(lateJobs([{ ...job, startedAt: 0 }], 35 * 60_000)).toEqual([])
  expect(lateJobs([{ ...job, startedAt: 0 }], 36 * 60_000)).toMatchObject([{ job: 'roll-up-events' }])
  expect(lateJobs([{ ...job, startedAt: null }], 36 * 60_000)).toEqual([])
})

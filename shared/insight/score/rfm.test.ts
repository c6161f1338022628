import fc from 'fast-check'
import { quantile } from './quantile'
import { composite, cutsOf, recencyScore, scoreByCuts, socialScore, toHundred, type Weights } from './rfm'

const columns = (values: number[]) => Float64Array.from(values)
const cut = (values: number[]) =>
  cutsOf({ r: columns(values), f: columns(values), m: columns(values), l: null, s: null }).m
const weights: Weights = { r: 0.2, f: 0.2, m: 0.6, l: 0, s: 0 }

test('quantiles lie between two values in proportion', () => {
  expect([0.2, 0.4, 0.6, 0.8].map((share) => quantile([10, 20, 30, 40, 50, 60], share))).toEqual([20, 30, 40, 50])
  expect(quantile([10, 20], 0.25)).toBe(12.5)
  expect(quantile([], 0.5)).toBeNull()
})

test('most members bought once: they all score 1, and nobody scores 2', () => {
  const days = [...Array(6).fill(1), 2, 2, 3, 9]
  const cuts = cut(days)
  expect(cuts).toEqual([1, 1, 1.4, 2.2].map((each) => expect.closeTo(each, 10)))
  expect(days.map((each) => scoreByCuts(each, cuts))).toEqual([1, 1, 1, 1, 1, 1, 4, 4, 5, 5])
})

test('the better value never has the lower score, equal values have equal scores, recency runs the other way', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 60 }), (values) => {
      const cuts = cut(values)
      const sorted = [...values].sort((a, b) => a - b)
      const scores = sorted.map((value) => scoreByCuts(value, cuts))
      expect(scores).toEqual([...scores].sort((a, b) => a - b))
      expect(Math.min(...scores)).toBe(1)
      expect(sorted.map((value) => recencyScore(value, cuts))).toEqual(scores.map((score) => 6 - score))
    }),
    { seed: 1, numRuns: 100 },
  )
})

test('who brings nobody is a class of their own; the others are cut among themselves', () => {
  const { s } = cutsOf({
    r: columns([1]),
    f: columns([1]),
    m: columns([1]),
    l: null,
    s: columns([0, 0, 0, 1, 2, 3, 4]),
  })
  expect(s).toEqual([1.75, 2.5, 3.25])
  expect([0, 1, 2, 3, 4].map((friends) => socialScore(friends, s ?? []))).toEqual([1, 2, 3, 4, 5])
  expect(cutsOf({ r: columns([1]), f: columns([1]), m: columns([1]), l: null, s: columns([0, 0]) }).s).toBeNull()
})

test('a missing dimension is left out and the others weigh more', () => {
  const rfm = { r: 5, f: 1, m: 3, l: null, s: null }
  expect(composite(rfm, weights)).toEqual({ mean: expect.closeTo(3, 12), dimensions: ['r', 'f', 'm'] })
  const social = { r: 0.15, f: 0.15, m: 0.4, l: 0.15, s: 0.15 }
  expect(composite(rfm, social).mean).toBeCloseTo((5 * 0.15 + 0.15 + 3 * 0.4) / 0.7, 12)
  expect(composite({ ...rfm, s: 5 }, social)).toMatchObject({ dimensions: ['r', 'f', 'm', 's'] })
})

test('the scale of a hundred', () => expect([1, 3, 5].map(toHundred)).toEqual([0, 50, 100]))

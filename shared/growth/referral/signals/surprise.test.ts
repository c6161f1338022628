import { gapVariation, mostWithin, TIMES_MAX, withTime } from './pace'
import { distanceSurprise, evennessSurprise, poissonSurprise, strengthOf } from './surprise'
import { NO_WAITS, waitDistance, withWait } from './waits'

// P(N >= 3 | 1) = 1 - e^-1 (1 + 1 + 1/2) = 0.0803; the tail of 20 for a mean of 1 is 1.6e-19 and must not be lost.
test.each`
  atLeast | mean   | expected
  ${0}    | ${1}   | ${0}
  ${1}    | ${1}   | ${-Math.log10(1 - Math.exp(-1))}
  ${3}    | ${1}   | ${-Math.log10(1 - 2.5 * Math.exp(-1))}
  ${20}   | ${1}   | ${18.799}
  ${5}    | ${500} | ${0}
`('$atLeast of a Poisson number with mean $mean', ({ atLeast, mean, expected }) => {
  expect(poissonSurprise(atLeast, mean)).toBeCloseTo(expected, 2)
})

test('Kolmogorov’s limit: 1.358 is surprising once in twenty times, 1.628 once in a hundred', () => {
  expect(distanceSurprise(1.358 / 10, 100)).toBeCloseTo(-Math.log10(0.05), 2)
  expect(distanceSurprise(1.628 / 10, 100)).toBeCloseTo(2, 2)
  expect(distanceSurprise(0.01, 100)).toBe(0)
})

test('even gaps surprise the more, the more of them there are; uneven ones do not', () => {
  expect(evennessSurprise(0.5, 10)).toBeLessThan(evennessSurprise(0.5, 40))
  expect(evennessSurprise(1 - 1.6449 / 3, 9)).toBeCloseTo(-Math.log10(0.05), 2)
  expect(evennessSurprise(1.4, 40)).toBe(0)
})

test('what happens every day is no evidence, and no surprise counts without end', () => {
  expect(strengthOf(1.2)).toBe(0)
  expect(strengthOf(2.3)).toBeCloseTo(1)
  expect(strengthOf(50)).toBe(2.5)
})

test('times are kept in order, the latest of them, however they arrive', () => {
  const times = [5, 1, 9, 3].reduce<number[]>(withTime, [])
  expect(times).toEqual([1, 3, 5, 9])
  const many = Array.from({ length: TIMES_MAX + 5 }, (_, at) => at).reduce<number[]>(withTime, [])
  expect(many).toHaveLength(TIMES_MAX)
  expect(many[0]).toBe(5)
})

test('a window holds what is less than its length apart', () => {
  expect(mostWithin([0, 10, 20, 30], 10)).toBe(1)
  expect(mostWithin([0, 10, 20, 30], 11)).toBe(2)
  expect(mostWithin([], 11)).toBe(0)
})

test('the variation of gaps is 0 for a clock, and nothing for too few of them or for one instant', () => {
  expect(gapVariation([0, 10, 20, 30], 3)).toBe(0)
  expect(gapVariation([0, 1, 100, 101], 3)).toBeGreaterThan(1)
  expect(gapVariation([0, 10, 20], 3)).toBeNull()
  expect(gapVariation([7, 7, 7, 7], 3)).toBeNull()
})

test('waiting times are far apart when one side waits minutes and the other days', () => {
  const minutes = [1, 2, 3].reduce((waits, at) => withWait(waits, at * 60_000), [...NO_WAITS])
  const days = [3, 4, 6].reduce((waits, at) => withWait(waits, at * 86_400_000), [...NO_WAITS])
  expect(waitDistance(minutes, days)).toBe(1)
  expect(waitDistance(days, days)).toBe(0)
  expect(waitDistance(NO_WAITS, days)).toBe(0)
})

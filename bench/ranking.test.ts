import { areaUnderCurve, recallAt } from './ranking'

const truth = [true, true, false, false]

test('a score that puts every true one on top has an area of 1, an arbitrary one of a half', () => {
  expect(areaUnderCurve([4, 3, 2, 1], truth)).toBe(1)
  expect(areaUnderCurve([1, 2, 3, 4], truth)).toBe(0)
  expect(areaUnderCurve([7, 7, 7, 7], truth)).toBe(0.5)
  expect(areaUnderCurve([3, 1, 2, 0], truth)).toBe(0.75)
})

test('recall at a share of false positives counts what is strictly above the line', () => {
  const scores = [9, 5, 6, 1]
  expect(recallAt(scores, truth, 0)).toBe(0.5)
  expect(recallAt(scores, truth, 0.5)).toBe(1)
  expect(recallAt([5, 5, 5, 1], truth, 0)).toBe(0)
})

import { median, percentile, ratio, rounded } from './statistics'

test.each([
  [[5], 0.5, 5],
  [[5], 0.95, 5],
  [[4, 1, 3, 2], 0.5, 2],
  [[1, 2, 3], 0.5, 2],
  [Array.from({ length: 100 }, (_, index) => 100 - index), 0.95, 95],
  [Array.from({ length: 20 }, (_, index) => index + 1), 0.95, 19],
  [[1, 10], 1, 10],
  [[], 0.5, 0],
])('the nearest rank in %j at %d is %d', (values, share, expected) => {
  expect(percentile(values, share)).toBe(expected)
})

test.each([
  [[3, 1, 2], 2],
  [[4, 1, 3, 2], 2.5],
  [[7], 7],
  [[], 0],
])('the median of %j is %d', (values, expected) => {
  expect(median(values)).toBe(expected)
})

test('numbers are sorted as numbers, and the caller’s list stays as it was', () => {
  const values = [10, 9, 100]
  expect([median(values), percentile(values, 0.5)]).toEqual([10, 10])
  expect(values).toEqual([10, 9, 100])
})

test('a ratio to nothing is not a small number', () => {
  expect(ratio(3, 2)).toBe(1.5)
  expect(ratio(1, 0)).toBe(Number.POSITIVE_INFINITY)
})

test('rounds to the digits asked for', () => {
  expect([rounded(1.25), rounded(1.234, 2), rounded(1234.5, 0)]).toEqual([1.3, 1.23, 1235])
})

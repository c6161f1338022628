import { median } from './median'

test.each([
  ['an odd count', [9, 1, 4], 4],
  ['an even count', [10, 1, 4, 2], 3],
  ['one', [7], 7],
  ['none', [], 0],
])('of %s', (_count, numbers, expected) => {
  const given = [...numbers]
  expect(median(given)).toBe(expected)
  expect(given).toEqual(numbers)
})
